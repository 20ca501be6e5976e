package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// What became of one attempt to send. Only [NotSent] and [Refused] prove that no message exists at Meta.
public sealed interface SendOutcome {

    /// Meta took the message over; whether it arrives is told by statuses.
    ///
    /// @param messageStatus given for templates: `accepted`, `held_for_quality_assessment` or `paused`
    record Accepted(
            String wamid,
            @Nullable String waId,
            @Nullable String userId,
            @Nullable String messageStatus) implements SendOutcome {}

    /// Meta answered 4xx with its own error body, which proves that it did not take the message.
    record Refused(GraphError error) implements SendOutcome {}

    /// The request's body never began to leave this machine: name lookup, connect, TLS or the wait for a connection
    /// failed.
    record NotSent(String reason) implements SendOutcome {}

    /// The request may have reached Meta, and the answer, if any, does not say what became of it.
    ///
    /// @param error Meta's own words, when a 5xx carried them
    /// @param body the beginning of an answer that proves nothing
    record InDoubt(
            String reason,
            @Nullable GraphError error,
            @Nullable String body) implements SendOutcome {}
}
