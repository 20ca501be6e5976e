package io.wasl.connection;

import org.jspecify.annotations.Nullable;

/// A number was not connected, or its token not replaced.
public final class AccountRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final @Nullable String metaSays;

    AccountRefused(Trouble trouble, @Nullable String metaSays) {
        super("The number is refused: " + trouble.code() + (metaSays == null ? "" : ". " + metaSays));
        this.trouble = trouble;
        this.metaSays = metaSays;
    }

    public Trouble trouble() {
        return trouble;
    }

    /// Meta's own words, without secrets.
    public @Nullable String metaSays() {
        return metaSays;
    }
}
