package io.wasl.lab;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the oracle found when everything had come to rest.
///
/// @param findings everything that breaks a promise, in words; empty if none is broken
/// @param duplicates messages that left once more without a stored reason
/// @param lost messages that Meta has and the platform does not know, or that stand nowhere
/// @param unconfirmed messages of which the platform says that it does not know
/// @param inDoubt attempts that were in doubt at some time
record Examination(
        List<String> findings,
        Set<UUID> duplicates,
        Set<UUID> lost,
        Set<UUID> unconfirmed,
        Map<UUID, Books.InDoubt> inDoubt,
        long messages,
        long inbound) {}
