package io.wasl.identity;

import java.util.Collection;
import java.util.List;

/// What a key may open: everything, a noun of the API, or one side of it. A key that says nothing opens nothing, and is
/// not made.
public final class ApiScopes {

    public static final String EVERYTHING = "*";

    public static final List<String> NOUNS = List.of(
            "accounts",
            "templates",
            "contacts",
            "imports",
            "campaigns",
            "messages",
            "conversations",
            "media",
            "otp",
            "webhook-events",
            "hooks",
            "wallet",
            "deposits",
            "devices");

    private ApiScopes() {}

    /// All there are, in one line.
    public static String all() {
        return String.join(", ", NOUNS) + " (each also with :read or :write behind it), or * for everything";
    }

    /// @throws IllegalArgumentException if none is named, or one that does not exist; the message lists them
    public static void check(Collection<String> opens) {
        if (opens.isEmpty()) {
            throw new IllegalArgumentException("A key names what it opens: " + all());
        }
        opens.stream().filter(scope -> !isKnown(scope)).findFirst().ifPresent(scope -> {
            throw new IllegalArgumentException("'" + scope + "' is not a scope; they are " + all());
        });
    }

    private static boolean isKnown(String scope) {
        return scope.equals(EVERYTHING) || NOUNS.contains(scope.replaceFirst(":(read|write)$", ""));
    }
}
