package io.wasl.contact;

import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything that one slice of events tells about one person, and the rows that person has so far.
final class Encounter {

    private final Set<Person> persons = new LinkedHashSet<>();
    private final SortedMap<UUID, PersonRow> rows = new TreeMap<>();
    private @Nullable E164 phone;
    private @Nullable String userId;
    private @Nullable String name;
    private Instant at;
    private @Nullable Instant wroteAt;

    Encounter(Sighting sighting) {
        at = sighting.at();
        add(sighting);
    }

    void add(Sighting sighting) {
        boolean isLatest = !sighting.at().isBefore(at);
        var person = sighting.person();
        persons.add(person);
        phone = isLatest || phone == null ? either(person.phone(), phone) : phone;
        userId = isLatest || userId == null ? either(person.userId(), userId) : userId;
        name = isLatest || name == null ? either(sighting.profileName(), name) : name;
        at = isLatest ? sighting.at() : at;
        wroteAt = sighting.wrote() ? later(wroteAt, sighting.at()) : wroteAt;
    }

    void add(PersonRow row) {
        rows.put(row.id(), row);
    }

    void add(Encounter other) {
        boolean isLatest = other.at.isAfter(at);
        persons.addAll(other.persons);
        rows.putAll(other.rows);
        phone = isLatest ? either(other.phone, phone) : either(phone, other.phone);
        userId = isLatest ? either(other.userId, userId) : either(userId, other.userId);
        name = isLatest ? either(other.name, name) : either(name, other.name);
        at = isLatest ? other.at : at;
        wroteAt = later(wroteAt, other.wroteAt);
    }

    /// The row that stays: the one with the number that the person writes from, for lists and consent hang on it;
    /// without such a row the oldest one.
    @Nullable UUID kept() {
        return rows.values().stream()
                .filter(row -> phone != null && phone.value().equals(row.phone()))
                .map(PersonRow::id)
                .findFirst()
                .orElse(rows.isEmpty() ? null : rows.firstKey());
    }

    /// The rows that turned out to be the same person as the one that stays.
    Set<UUID> absorbed() {
        var others = new LinkedHashSet<>(rows.keySet());
        others.remove(kept());
        return others;
    }

    Map<Person, ContactId> resolved() {
        var contacts = new LinkedHashMap<Person, ContactId>();
        var id = kept();
        if (id != null) {
            persons.forEach(person -> contacts.put(person, new ContactId(id)));
        }
        return contacts;
    }

    TenantId tenant() {
        return persons.iterator().next().tenant();
    }

    @Nullable String phone() {
        return phone == null ? null : phone.value();
    }

    @Nullable String userId() {
        return userId;
    }

    @Nullable String name() {
        return name;
    }

    Instant at() {
        return at;
    }

    /// When the person last wrote, if so.
    @Nullable Instant wroteAt() {
        return wroteAt;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isAfter(other)) ? one : other;
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
