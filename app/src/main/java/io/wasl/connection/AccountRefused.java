package io.wasl.connection;

import org.jspecify.annotations.Nullable;

/// Meta, or we, did not do what was wanted of a number or its business account.
public final class AccountRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final @Nullable String metaSays;

    /// @param metaSays Meta's own words, without secrets
    public AccountRefused(Trouble trouble, @Nullable String metaSays) {
        super("The number is refused: " + trouble.code() + (metaSays == null ? "" : ". " + metaSays));
        this.trouble = trouble;
        this.metaSays = metaSays;
    }

    public Trouble trouble() {
        return trouble;
    }

    /// Meta's own words.
    public @Nullable String metaSays() {
        return metaSays;
    }
}
