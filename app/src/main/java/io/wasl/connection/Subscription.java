package io.wasl.connection;

import java.net.URI;
import java.util.List;

/// A callback that Meta has accepted.
///
/// @param app whether the installation's own app was told the address, too, and not only the business account
public record Subscription(URI callback, boolean app, List<String> fields) {}
