package io.wasl.dispatch;

import io.wasl.message.Fact;
import io.wasl.meta.Action;
import io.wasl.meta.ErrorRule;
import io.wasl.meta.ErrorTable;
import io.wasl.meta.Scope;
import java.time.Instant;
import java.util.Optional;

/// A message that Meta had taken and then kept from its person, who gets much marketing: nothing of it has reached
/// anybody. In a batch that has an end it may be sent once more before that.
///
/// @param code with which Meta told it; 0 if the message does not stand as failed any more
/// @param toldAt by Meta's clock
/// @param earlier how often the message was held back before and sent again
/// @param endsAt of its batch
record Setback(Fact.About about, BatchId batch, int code, Instant toldAt, int earlier, Instant endsAt) {

    /// Whether a status with this code tells of one.
    static boolean is(int code) {
        ErrorRule rule = ErrorTable.ruleFor(code);
        return rule.action() == Action.RETRY_LATER && rule.scope() == Scope.RECIPIENT;
    }

    /// When it is sent again, if it is.
    Optional<Instant> nextTry() {
        ErrorRule rule = ErrorTable.ruleFor(code);
        if (!is(code) || earlier >= rule.retries()) {
            return Optional.empty();
        }
        return Optional.of(toldAt.plus(rule.delay())).filter(next -> next.isBefore(endsAt));
    }
}
