package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The people whom a client knows.
@Repository
public class Contacts {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final ContactTags tags;
    private final Consents consents;
    private final ContactSearches searches;
    private final InstantSource clock;
    private final Ids ids;

    Contacts(
            JdbcClient jdbc,
            Scopes scopes,
            ContactTags tags,
            Consents consents,
            ContactSearches searches,
            InstantSource clock,
            Ids ids) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.tags = tags;
        this.consents = consents;
        this.searches = searches;
        this.clock = clock;
        this.ids = ids;
    }

    /// Answers the id of a contact that was absorbed by another one with that other one.
    public Optional<Contact> find(TenantId tenant, ContactId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                                          WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
                        FROM contact asked
                        JOIN contact c ON c.tenant_id = asked.tenant_id AND c.id = coalesce(asked.merged_into, asked.id)
                        WHERE asked.tenant_id = :tenant AND asked.id = :id AND NOT c.hidden""")
                        .param("tenant", tenant.value())
                        .param("id", id.value())
                        .query(ContactMapper.INSTANCE)
                        .optional());
    }

    /// Those of the numbers that are in the address book.
    public List<Contact> byPhone(TenantId tenant, Collection<E164> phones) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                                          WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
                        FROM contact c
                        WHERE c.tenant_id = ? AND c.phone = ANY (?) AND NOT c.hidden""")
                        .params(tenant.value(), texts(phones))
                        .query(ContactMapper.INSTANCE)
                        .list());
    }

    /// Those of the contacts that exist, by the id that was asked for: an absorbed contact answers with the whole one.
    public Map<ContactId, Contact> byId(TenantId tenant, Collection<ContactId> contacts) {
        return scopes.tenant(
                tenant,
                () -> jdbc
                        .sql("""
                        SELECT c.*, asked.id AS asked,
                               ARRAY(SELECT tag FROM contact_tag t
                                     WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
                        FROM contact asked
                        JOIN contact c ON c.tenant_id = asked.tenant_id AND c.id = coalesce(asked.merged_into, asked.id)
                        WHERE asked.tenant_id = ? AND asked.id = ANY (?) AND NOT c.hidden""")
                        .params(tenant.value(), values(contacts))
                        .query((row, number) -> Map.entry(
                                new ContactId(row.getObject("asked", UUID.class)),
                                ContactMapper.INSTANCE.mapRow(row, number)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// One page of the contacts that pass the filter, the newest first.
    ///
    /// @param after the last contact of the page before
    public List<Contact> search(TenantId tenant, ContactFilter filter, @Nullable ContactId after, int limit) {
        return search(tenant, filter, ContactOrder.NEWEST, after, limit);
    }

    public List<Contact> search(
            TenantId tenant, ContactFilter filter, ContactOrder order, @Nullable ContactId after, int limit) {
        return scopes.tenant(tenant, () -> searches.page(tenant, filter, order, after, limit));
    }

    /// The names of the attributes that contacts have who pass the filter, the most frequent first.
    public List<String> attributes(TenantId tenant, ContactFilter filter) {
        return scopes.tenant(tenant, () -> searches.attributes(tenant, filter));
    }

    /// Every tag that some contact has, sorted.
    public List<String> tags(TenantId tenant) {
        return scopes.tenant(tenant, () -> tags.all(tenant));
    }

    /// Those of the numbers to which marketing must not be sent: the person refused, or the client blocked the person.
    public Set<E164> optedOutAmong(TenantId tenant, Collection<E164> phones) {
        return scopes.tenant(
                tenant,
                () -> jdbc
                        .sql("""
                        SELECT phone FROM contact
                        WHERE tenant_id = ? AND phone = ANY (?) AND (marketing_consent = 'opted_out' OR blocked)""")
                        .params(tenant.value(), texts(phones))
                        .query((row, number) -> new E164(row.getString(1)))
                        .stream()
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Those of the numbers that would not be new, also those of people who were forgotten but for their refusal.
    public Set<E164> known(TenantId tenant, Collection<E164> phones) {
        return scopes.tenant(
                tenant,
                () -> jdbc
                        .sql("SELECT phone FROM contact WHERE tenant_id = ? AND phone = ANY (?)")
                        .params(tenant.value(), texts(phones))
                        .query((row, number) -> new E164(row.getString(1)))
                        .stream()
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// @throws ContactTaken if another contact has the number or the user id
    public Contact add(TenantId tenant, NewContact person) {
        return scopes.tenant(tenant, () -> {
            var id = insert(tenant, person);
            tags.set(tenant, id, person.tags());
            say(tenant, id, person.consent(), person.source());
            return find(tenant, id).orElseThrow();
        });
    }

    /// @throws ContactTaken if another contact has the new number
    public Optional<Contact> change(TenantId tenant, ContactId id, ContactChange change) {
        return scopes.tenant(
                tenant,
                () -> find(tenant, id).flatMap(contact -> {
                    update(tenant, contact.id(), change);
                    if (change.tags() != null) {
                        tags.set(tenant, contact.id(), change.tags());
                    }
                    if (change.consent() != null
                            && change.consent() != contact.consent().marketing()) {
                        say(tenant, contact.id(), change.consent(), change.consentSource());
                    }
                    return find(tenant, contact.id());
                }));
    }

    /// Writes down what a person said about marketing. It counts unless something that was said later is known.
    public void note(TenantId tenant, ContactId id, ConsentNote note) {
        var statement = new Statement(tenant, id, note.marketing(), note.source(), note.at(), note.words(), note.by());
        scopes.tenant(tenant, () -> consents.record(List.of(statement)));
    }

    /// A blocked person gets nothing any more, whatever the consent.
    public boolean block(TenantId tenant, ContactId id, boolean blocked) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE contact SET blocked = ?, updated_at = ?
                        WHERE tenant_id = ? AND id = ? AND NOT hidden""")
                                .params(blocked, now(), tenant.value(), id.value())
                                .update()
                        == 1);
    }

    /// Blocks those of these people who are not blocked yet.
    ///
    /// @param at the moment of this act, by which it can be undone
    /// @return how many
    public int block(TenantId tenant, Collection<ContactId> contacts, Instant at) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE contact SET blocked = true, updated_at = ?
                        WHERE tenant_id = ? AND id = ANY (?) AND NOT hidden AND NOT blocked""")
                        .params(at.atOffset(ZoneOffset.UTC), tenant.value(), values(contacts))
                        .update());
    }

    /// Unblocks those of these people whom an act blocked, and nobody has changed since.
    ///
    /// @param at the moment of that act
    /// @return how many
    public int undoBlock(TenantId tenant, Collection<ContactId> contacts, Instant at) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE contact SET blocked = false, updated_at = ?
                        WHERE tenant_id = ? AND id = ANY (?) AND NOT hidden AND blocked AND updated_at = ?""")
                        .params(now(), tenant.value(), values(contacts), at.atOffset(ZoneOffset.UTC))
                        .update());
    }

    /// Forgets these people. Of those who refuse marketing the number and the refusal stay, unseen: or the next list
    /// with their number would write to them again.
    ///
    /// @return how many were forgotten
    public int remove(TenantId tenant, Collection<ContactId> contacts) {
        return scopes.tenant(tenant, () -> {
            var gone = values(contacts);
            int reduced = jdbc.sql("""
                            UPDATE contact
                            SET name = NULL, language = NULL, attributes = '{}', hidden = true, import_id = NULL,
                                last_inbound_at = NULL, updated_at = ?
                            WHERE tenant_id = ? AND id = ANY (?) AND NOT hidden
                              AND (marketing_consent = 'opted_out' OR blocked)""").params(now(), tenant.value(), gone).update();
            jdbc.sql("DELETE FROM contact_tag WHERE tenant_id = ? AND contact_id = ANY (?)")
                    .params(tenant.value(), gone)
                    .update();
            return reduced
                    + jdbc.sql("DELETE FROM contact WHERE tenant_id = ? AND id = ANY (?) AND NOT hidden")
                            .params(tenant.value(), gone)
                            .update();
        });
    }

    private ContactId insert(TenantId tenant, NewContact person) {
        try {
            return jdbc.sql("""
                            INSERT INTO contact (tenant_id, id, phone, user_id, name, language, attributes, source,
                                                 created_at, updated_at)
                            VALUES (:tenant, :id, :phone, :userId, :name, :language, :attributes::jsonb, :source, :now, :now)
                            -- Somebody who was forgotten comes back, with the refusal that was kept.
                            ON CONFLICT (tenant_id, phone) DO UPDATE
                            SET hidden = false, user_id = coalesce(excluded.user_id, contact.user_id),
                                name = excluded.name, language = excluded.language, attributes = excluded.attributes,
                                source = excluded.source, created_at = excluded.created_at,
                                updated_at = excluded.updated_at
                            WHERE contact.hidden
                            RETURNING id""")
                    .param("tenant", tenant.value())
                    .param("id", ids.next())
                    .param("phone", text(person.phone()), Types.VARCHAR)
                    .param("userId", person.userId(), Types.VARCHAR)
                    .param("name", person.name(), Types.VARCHAR)
                    .param("language", person.language(), Types.VARCHAR)
                    .param("attributes", ContactMapper.json(person.attributes()))
                    .param("source", person.source())
                    .param("now", now())
                    .query(UUID.class)
                    .optional()
                    .map(ContactId::new)
                    .orElseThrow(ContactTaken::new);
        } catch (DuplicateKeyException e) {
            throw new ContactTaken(e);
        }
    }

    private void update(TenantId tenant, ContactId id, ContactChange change) {
        try {
            jdbc.sql("""
                            UPDATE contact
                            SET phone = coalesce(:phone, phone),
                                name = CASE WHEN :name::text IS NULL THEN name ELSE nullif(:name, '') END,
                                language = CASE WHEN :language::text IS NULL THEN language ELSE nullif(:language, '') END,
                                attributes = (SELECT coalesce(jsonb_object_agg(key, value), '{}')
                                              FROM jsonb_each(attributes || :attributes::jsonb)
                                              WHERE value <> '""'),
                                updated_at = :now
                            WHERE tenant_id = :tenant AND id = :id""")
                    .param("tenant", tenant.value())
                    .param("id", id.value())
                    .param("phone", text(change.phone()), Types.VARCHAR)
                    .param("name", change.name(), Types.VARCHAR)
                    .param("language", change.language(), Types.VARCHAR)
                    .param("attributes", change.attributes() == null ? "{}" : ContactMapper.json(change.attributes()))
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ContactTaken(e);
        }
    }

    private void say(TenantId tenant, ContactId id, MarketingConsent consent, String source) {
        if (consent != MarketingConsent.UNKNOWN) {
            consents.record(List.of(new Statement(tenant, id, consent, source, clock.instant())));
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String text(@Nullable E164 phone) {
        return phone == null ? null : phone.value();
    }

    private static String[] texts(Collection<E164> phones) {
        return phones.stream().map(E164::value).toArray(String[]::new);
    }

    private static UUID[] values(Collection<ContactId> contacts) {
        return contacts.stream().map(ContactId::value).toArray(UUID[]::new);
    }
}
