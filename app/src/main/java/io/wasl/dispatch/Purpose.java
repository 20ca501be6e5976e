package io.wasl.dispatch;

import java.time.Duration;

/// What a message is for, which decides what is done when nobody can say whether it left. The names are
/// stored.
public enum Purpose {
    /// A one-time password: whoever waits for it gets the same one again, which does no harm if both arrive.
    CODE(Duration.ofSeconds(8)),
    /// Part of a conversation: the person who wrote it decides.
    CHAT(Duration.ofSeconds(30)),
    /// Something a customer waits for; twice is a nuisance.
    UTILITY(Duration.ofMinutes(15)),
    /// Twice costs money and good will.
    MARKETING(Duration.ofHours(24));

    private final Duration window;

    Purpose(Duration window) {
        this.window = window;
    }

    /// How long, at least, news of a message in doubt is waited for.
    Duration window() {
        return window;
    }

    static Purpose of(Lane lane) {
        return switch (lane) {
            case URGENT -> CODE;
            case PROMPT -> CHAT;
            case BULK -> MARKETING;
        };
    }
}
