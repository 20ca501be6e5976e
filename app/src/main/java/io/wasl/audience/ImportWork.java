package io.wasl.audience;

import io.wasl.audience.ContactImports.Tally;
import io.wasl.audience.ImportRefusals.Refusal;
import io.wasl.contact.ContactLists;
import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Gives a chunk of rows its effect: contacts, members, refusals, counts and the cursor behind it, in one transaction.
@Component
class ImportWork {

    private final ContactImports imports;
    private final ImportMembers members;
    private final ImportRefusals refusals;
    private final ContactLists contacts;
    private final Scopes scopes;

    ImportWork(
            ContactImports imports,
            ImportMembers members,
            ImportRefusals refusals,
            ContactLists contacts,
            Scopes scopes) {
        this.imports = imports;
        this.members = members;
        this.refusals = refusals;
        this.contacts = contacts;
        this.scopes = scopes;
    }

    /// @return whether it took effect; if not, the import is no longer the caller's
    boolean apply(TenantId tenant, ImportId id, Chunk chunk) {
        return scopes.tenant(tenant, () -> {
            if (!imports.lock(tenant, id, chunk.before())) {
                return false;
            }
            imports.advance(tenant, id, chunk.after(), effect(tenant, id, chunk.rows()));
            return true;
        });
    }

    private Tally effect(TenantId tenant, ImportId id, List<ReadRow> rows) {
        var seen = new HashSet<>(members.known(tenant, id, phones(rows)));
        var noes = Noes.in(rows);
        var good = new ArrayList<ReadRow.Good>();
        var refused = new ArrayList<Refusal>();
        int duplicates = 0;
        for (var row : rows) {
            switch (row) {
                case ReadRow.Good contact when seen.add(contact.contact().phone()) -> good.add(noes.heed(contact));
                case ReadRow.Good again -> {
                    duplicates++;
                    refused.add(refusal(again, ImportRefusals.DUPLICATE));
                }
                case ReadRow.Refused bad -> refused.add(refusal(bad, bad.reason()));
            }
        }
        refusals.add(tenant, id, refused);
        int created = take(tenant, id, good);
        remember(tenant, id, noes.besides(good));
        return tally(rows, created, good.size() - created, duplicates);
    }

    /// Who said yes in an earlier row and says no in a later one has said no.
    private void remember(TenantId tenant, ImportId id, List<ContactLists.Row> late) {
        if (!late.isEmpty()) {
            contacts.importChunk(tenant, id.value(), late);
        }
    }

    private static Tally tally(List<ReadRow> rows, int created, int updated, int duplicates) {
        var fixes = new TreeMap<String, Integer>();
        rows.forEach(row -> row.fixes().forEach(fix -> fixes.merge(fix.code(), 1, Integer::sum)));
        var readable = rows.stream().filter(ReadRow.Good.class::isInstance).toList();
        int fixed =
                (int) readable.stream().filter(row -> !row.fixes().isEmpty()).count();
        return new Tally(created, updated, duplicates, rows.size() - readable.size(), fixed, fixes);
    }

    private int take(TenantId tenant, ImportId id, List<ReadRow.Good> good) {
        if (good.isEmpty()) {
            return 0;
        }
        var outcomes = contacts.importChunk(
                tenant, id.value(), good.stream().map(ReadRow.Good::contact).toList());
        members.add(tenant, id, good.stream().map(row -> row.row().line()).toList(), outcomes);
        return (int) outcomes.stream().filter(ContactLists.Outcome::created).count();
    }

    private static List<E164> phones(List<ReadRow> rows) {
        return rows.stream()
                .filter(ReadRow.Good.class::isInstance)
                .map(row -> ((ReadRow.Good) row).contact().phone())
                .collect(Collectors.toList());
    }

    private static Refusal refusal(ReadRow row, String reason) {
        return new Refusal(row.row().line(), reason, row.row().cells());
    }

    /// Rows that stand together in a file.
    ///
    /// @param before the line up to which everything had taken effect before
    /// @param rows at least one
    record Chunk(int before, List<ReadRow> rows) {

        int after() {
            return rows.getLast().row().line();
        }
    }
}
