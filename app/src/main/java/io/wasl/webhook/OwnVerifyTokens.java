package io.wasl.webhook;

import org.jspecify.annotations.Nullable;

/// The verify tokens of single accounts, beside those of the installation. Implemented by the module that keeps the
/// accounts.
public interface OwnVerifyTokens {

    /// Whether `token` is an account's own, compared in constant time.
    ///
    /// @param key the account key at the end of the callback's path; null when the path had none
    boolean accepts(String token, @Nullable String key);
}
