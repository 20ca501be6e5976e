package io.wasl.webhook;

import io.wasl.kernel.Secret;
import java.util.List;

/// The app secrets of single accounts whose webhooks come from a Meta app of the client's own. Implemented by the
/// module that keeps the accounts.
public interface OwnAppSecrets {

    /// Today's secret of the account and those that are being retired; empty if it has none of its own.
    ///
    /// @param key the account key at the end of the callback's path
    List<Secret> of(String key);
}
