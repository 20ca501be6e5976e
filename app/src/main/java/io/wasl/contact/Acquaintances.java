package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// How Meta's names for people (number, user id, or both) lead to contacts. Serves all clients at once, in the engine's
/// scope.
///
/// When the number and the user id of one person lead to two contacts, these become one: the contact with the number
/// stays, because lists and consent hang on it, and takes over what it lacks; tags are joined, the later word on
/// marketing counts, and who was blocked stays blocked.
@Service
public class Acquaintances {

    private static final int ATTEMPTS = 3;

    private final People people;
    private final Scopes scopes;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    Acquaintances(People people, Scopes scopes, Ids ids, ApplicationEventPublisher events) {
        this.people = people;
        this.scopes = scopes;
        this.ids = ids;
        this.events = events;
    }

    /// Creates whom nobody knew, completes whom we knew in part, joins two contacts that turn out to be one person.
    ///
    /// @return the contact of each person
    public Map<Person, ContactId> upsertFromWhatsApp(List<Sighting> sightings) {
        return sightings.isEmpty() ? Map.of() : scopes.engine(() -> meet(sightings));
    }

    /// The contacts of those persons that are known.
    public Map<Person, ContactId> idsOf(Collection<Person> persons) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        return scopes.engine(() -> {
            var known = new HashMap<Person, ContactId>();
            var byKey = people.find(Encounters.keysOf(persons));
            persons.forEach(person -> Encounters.keys(person).stream()
                    .map(byKey::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(row -> known.put(person, new ContactId(row.id()))));
            return known;
        });
    }

    private Map<Person, ContactId> meet(List<Sighting> sightings) {
        var encounters = new Encounters(sightings);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            people.lock(encounters.keys()).forEach(encounters::add);
            var strangers = encounters.all().stream()
                    .filter(encounter -> encounter.kept() == null)
                    .toList();
            if (strangers.isEmpty()) {
                break;
            }
            // Whoever is not inserted was inserted by somebody else at this moment, and is found on the next attempt.
            people.insert(strangers, ids).forEach(encounters::add);
        }
        var known = encounters.all().stream()
                .filter(encounter -> encounter.kept() != null)
                .toList();
        people.absorb(merges(known)).forEach(events::publishEvent);
        people.update(known);
        var contacts = new HashMap<Person, ContactId>();
        known.forEach(encounter -> contacts.putAll(encounter.resolved()));
        return contacts;
    }

    private static List<ContactsMerged> merges(List<Encounter> encounters) {
        return encounters.stream()
                .flatMap(encounter -> encounter.absorbed().stream()
                        .map(absorbed -> new ContactsMerged(
                                encounter.tenant(),
                                new ContactId(Objects.requireNonNull(encounter.kept())),
                                new ContactId(absorbed))))
                .toList();
    }
}
