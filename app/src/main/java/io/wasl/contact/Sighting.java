package io.wasl.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person was met at a time.
///
/// @param former who the person was until now, if Meta says that the number or the user id has changed
/// @param wrote whether the person wrote, rather than being spoken of
public record Sighting(
        Person person, @Nullable Person former, @Nullable String profileName, Instant at, boolean wrote) {

    /// The person wrote.
    public static Sighting of(Person person, @Nullable String profileName, Instant at) {
        return new Sighting(person, null, profileName, at, true);
    }

    static Sighting unheard(Person person, Instant at) {
        return new Sighting(person, null, null, at, false);
    }
}
