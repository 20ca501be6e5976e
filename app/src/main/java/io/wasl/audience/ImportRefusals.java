package io.wasl.audience;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows that made no contact.
@Repository
class ImportRefusals {

    static final String DUPLICATE = "duplicate";

    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final JsonMapper json;

    ImportRefusals(JdbcClient jdbc, Scopes scopes, JsonMapper json) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.json = json;
    }

    void add(TenantId tenant, ImportId id, List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO contact_import_refusal (tenant_id, import_id, line, reason, cells)
                        SELECT ?, ?, r.line, r.reason, r.cells
                        FROM unnest(?::int[], ?::text[], ?::text[]) AS r(line, reason, cells)""")
                        .params(
                                tenant.value(),
                                id.value(),
                                refusals.stream().map(Refusal::line).toArray(Integer[]::new),
                                refusals.stream().map(Refusal::reason).toArray(String[]::new),
                                refusals.stream()
                                        .map(refusal -> json.writeValueAsString(storable(refusal.cells())))
                                        .toArray(String[]::new))
                        .update());
    }

    /// The next ones behind a line, in the order of the file.
    ///
    /// @param duplicates whether to include those that an earlier line made superfluous
    List<Refusal> page(TenantId tenant, ImportId id, boolean duplicates, int afterLine, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT line, reason, cells FROM contact_import_refusal
                        WHERE tenant_id = ? AND import_id = ? AND line > ? AND (? OR reason <> 'duplicate')
                        ORDER BY line LIMIT ?""")
                        .params(tenant.value(), id.value(), afterLine, duplicates, limit)
                        .query((row, number) -> new Refusal(
                                row.getInt("line"),
                                row.getString("reason"),
                                json.readValue(row.getString("cells"), CELLS)))
                        .list());
    }

    /// How many there are of each reason, most first.
    List<Count> counts(TenantId tenant, ImportId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT reason, count(*) AS count FROM contact_import_refusal
                        WHERE tenant_id = ? AND import_id = ? GROUP BY reason ORDER BY count DESC, reason""")
                        .params(tenant.value(), id.value())
                        .query((row, number) -> new Count(row.getString("reason"), row.getInt("count")))
                        .list());
    }

    /// No database stores a NUL or half a character.
    private static List<String> storable(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace('\0', '\uFFFD').replaceAll("[\\uD800-\\uDFFF]", "\uFFFD"))
                .toList();
    }

    record Refusal(int line, String reason, List<String> cells) {}

    record Count(String reason, int count) {}
}
