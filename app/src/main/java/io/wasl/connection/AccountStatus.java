package io.wasl.connection;

import java.util.stream.Stream;

public enum AccountStatus {
    CONNECTED,
    /// Somebody, or the engine on Meta's word, wants nothing to leave for now.
    PAUSED,
    /// Meta refuses the token or the number; it takes a person to repair it.
    BROKEN;

    /// A pause outlives a fault, and lifting it does not repair one.
    boolean canBecome(AccountStatus next) {
        return switch (this) {
            case CONNECTED -> true;
            case PAUSED -> next != BROKEN;
            case BROKEN -> next == BROKEN;
        };
    }

    String[] reachableFrom() {
        return Stream.of(values())
                .filter(from -> from.canBecome(this))
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
