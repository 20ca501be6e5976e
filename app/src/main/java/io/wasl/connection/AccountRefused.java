package io.wasl.connection;

import io.wasl.meta.GraphException;
import io.wasl.meta.GraphUnreachableException;
import java.util.function.Supplier;
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

    /// Asks Meta, and puts its refusal into our words.
    ///
    /// @param ifAbsent what it means that Meta does not know the object
    public static <T> T ifMetaRefuses(Trouble ifAbsent, Supplier<T> call) {
        try {
            return call.get();
        } catch (GraphException e) {
            throw new AccountRefused(Trouble.of(e.error(), ifAbsent), e.error().message());
        } catch (GraphUnreachableException e) {
            throw new AccountRefused(Trouble.META_UNREACHABLE, e.getMessage());
        }
    }

    public Trouble trouble() {
        return trouble;
    }

    /// Meta's own words.
    public @Nullable String metaSays() {
        return metaSays;
    }
}
