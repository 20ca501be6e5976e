package io.wasl.contact;

import io.wasl.kernel.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts together what belongs to one person: whoever shares a number or a user id, directly or by way of others.
final class Encounters {

    private final Map<PersonKey, Encounter> byKey = new HashMap<>();

    Encounters(Collection<Sighting> sightings) {
        sightings.forEach(this::add);
    }

    void add(PersonRow row) {
        var keys = keys(row.tenant(), row.phone(), row.userId());
        keys.stream().map(byKey::get).filter(Objects::nonNull).findFirst().ifPresent(met -> {
            met.add(row);
            claim(keys, met);
        });
    }

    /// Each once.
    Collection<Encounter> all() {
        Set<Encounter> different = Collections.newSetFromMap(new IdentityHashMap<>());
        different.addAll(byKey.values());
        return different;
    }

    List<PersonKey> keys() {
        return List.copyOf(byKey.keySet());
    }

    private void add(Sighting sighting) {
        var keys = Stream.of(sighting.person(), sighting.former())
                .filter(Objects::nonNull)
                .flatMap(person -> keys(person).stream())
                .toList();
        var met = keys.stream().map(byKey::get).filter(Objects::nonNull).findFirst();
        met.ifPresent(encounter -> encounter.add(sighting));
        claim(keys, met.orElseGet(() -> new Encounter(sighting)));
    }

    private void claim(List<PersonKey> keys, Encounter owner) {
        for (var key : keys) {
            var previous = byKey.put(key, owner);
            if (previous != null && previous != owner) {
                owner.add(previous);
                byKey.replaceAll((any, encounter) -> encounter == previous ? owner : encounter);
            }
        }
    }

    static List<PersonKey> keysOf(Collection<Person> persons) {
        return persons.stream()
                .flatMap(person -> keys(person).stream())
                .distinct()
                .toList();
    }

    static List<PersonKey> keys(Person person) {
        var phone = person.phone();
        return keys(person.tenant(), phone == null ? null : phone.value(), person.userId());
    }

    private static List<PersonKey> keys(TenantId tenant, @Nullable String phone, @Nullable String userId) {
        var keys = new ArrayList<PersonKey>(2);
        if (userId != null) {
            keys.add(new PersonKey(tenant, false, userId));
        }
        if (phone != null) {
            keys.add(new PersonKey(tenant, true, phone));
        }
        return keys;
    }
}
