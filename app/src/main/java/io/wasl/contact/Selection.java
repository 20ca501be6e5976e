package io.wasl.contact;

import java.util.List;

/// Whom an act on many is meant for.
public sealed interface Selection {

    int MOST_CHOSEN = 1_000;

    /// Those whom somebody has picked out, a thousand at most.
    record Chosen(List<ContactId> contacts) implements Selection {

        public Chosen {
            if (contacts.size() > MOST_CHOSEN) {
                throw new IllegalArgumentException("More than a thousand cannot be picked out one by one");
            }
        }
    }

    /// Everybody whom a search finds.
    record Found(ContactFilter filter) implements Selection {}
}
