package io.wasl.audience;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whom something is meant for.
public sealed interface Audience {

    /// A list that the request itself brings, at most [#LARGEST_LIST] long.
    record Recipients(List<Recipient> recipients) implements Audience {

        public static final int LARGEST_LIST = 100_000;

        public Recipients {
            if (recipients.size() > LARGEST_LIST) {
                throw new IllegalArgumentException("More than " + LARGEST_LIST + " recipients in a list");
            }
            recipients = List.copyOf(recipients);
        }
    }

    /// Every contact with at least one of `tags` and none of `exclude`.
    record Tags(Set<String> tags, Set<String> exclude) implements Audience {}

    /// Every contact but those with one of `exclude`.
    record Everyone(Set<String> exclude) implements Audience {}

    /// Everybody in an imported file, in its order.
    record Import(ImportId id) implements Audience {}

    /// @param phone as it was written
    /// @param variables values for this recipient only, by the name of the variable
    record Recipient(String phone, Map<String, String> variables) {}
}
