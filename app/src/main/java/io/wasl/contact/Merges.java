package io.wasl.contact;

import io.wasl.kernel.E164;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.sql.Types;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What becomes of the rows of two contacts that are one. Works within the caller's scope.
@Repository
class Merges {

    /// Attributes under which the number that is given up is kept.
    private static final String OTHER_NUMBER = "phone_";

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Ids ids;

    Merges(JdbcClient jdbc, InstantSource clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /// In one order, or two who merge the same people lock each other out.
    void lock(TenantId tenant, ContactId kept, ContactId absorbed) {
        jdbc.sql("SELECT id FROM contact WHERE tenant_id = ? AND id IN (?, ?) ORDER BY id FOR UPDATE")
                .params(tenant.value(), kept.value(), absorbed.value())
                .query((row, number) -> row.getObject(1))
                .list();
    }

    void write(TenantId tenant, Contact one, Contact other, Merging.Kept wish) {
        var phone = wish.phone();
        jdbc.sql("""
                        UPDATE contact
                        SET phone = :phone, user_id = coalesce(user_id, :userId), name = coalesce(:name, name),
                            language = coalesce(:language, language), updated_at = :now
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("tenant", tenant.value())
                .param("id", one.id().value())
                .param("phone", phone == null ? null : phone.value(), Types.VARCHAR)
                .param("userId", other.userId(), Types.VARCHAR)
                .param("name", wish.name(), Types.VARCHAR)
                .param("language", wish.language(), Types.VARCHAR)
                .param("now", now())
                .update();
    }

    /// Of two statements the later one counts, but not where they are of two numbers that now are one person.
    void refuse(TenantId tenant, ContactId id, Consent consent) {
        jdbc.sql("""
                        UPDATE contact
                        SET marketing_consent = 'opted_out', consent_source = :source, consent_at = :at
                        WHERE tenant_id = :tenant AND id = :id AND marketing_consent <> 'opted_out'""")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("source", consent.source(), Types.VARCHAR)
                .param(
                        "at",
                        consent.at() == null ? null : consent.at().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /// The number is kept among the attributes; if the whole refuses, so does whoever has the number, or the next list
    /// that holds it would write to it.
    void giveUp(TenantId tenant, ContactId id, E164 phone) {
        jdbc.sql("""
                        UPDATE contact c
                        SET attributes = c.attributes || jsonb_build_object(
                            (SELECT :key::text || n FROM generate_series(2, 100) AS n
                             WHERE NOT jsonb_exists(c.attributes, :key || n) ORDER BY n LIMIT 1), :phone::text)
                        WHERE c.tenant_id = :tenant AND c.id = :id""")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("key", OTHER_NUMBER)
                .param("phone", phone.value())
                .update();
        jdbc.sql("""
                        INSERT INTO contact (tenant_id, id, phone, marketing_consent, consent_source, consent_at, source,
                                             blocked, hidden, created_at, updated_at)
                        SELECT tenant_id, :new, :phone, marketing_consent, consent_source, consent_at, source, blocked, true,
                               :now, :now
                        FROM contact
                        WHERE tenant_id = :tenant AND id = :id AND (marketing_consent = 'opted_out' OR blocked)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("new", ids.next())
                .param("phone", phone.value())
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
