package io.wasl.connection;

import io.wasl.kernel.Secret;

/// A number with what sending from it takes.
///
/// @param senders how many numbers of its business account can send, itself counted in any case
public record SendingNumber(Account account, Secret accessToken, int senders) {}
