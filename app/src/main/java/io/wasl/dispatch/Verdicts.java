package io.wasl.dispatch;

import io.wasl.connection.Trouble;
import io.wasl.dispatch.Verdict.Fate;
import io.wasl.dispatch.Verdict.Measure;
import io.wasl.message.Fact;
import io.wasl.meta.Action;
import io.wasl.meta.ErrorRule;
import io.wasl.meta.ErrorTable;
import io.wasl.meta.GraphError;
import io.wasl.meta.Scope;
import io.wasl.meta.SendOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Decides what is done about an outcome. Only what is proven not to exist at Meta may be sent again.
final class Verdicts {

    private static final Duration UNREACHABLE_FIRST = Duration.ofSeconds(1);
    private static final Duration UNREACHABLE_MOST = Duration.ofMinutes(1);
    private static final Duration RETRY_MOST = Duration.ofMinutes(15);
    private static final Duration ASKED_MOST = Duration.ofHours(1);
    private static final int TOKEN_REFUSED = 190;

    private Verdicts() {}

    /// @param attempt which attempt this was, the first being 1
    /// @param inBatch whether there is a batch to be paused
    static Verdict on(SendOutcome outcome, int attempt, boolean inBatch) {
        return on(outcome, attempt, inBatch, null);
    }

    /// @param left until the message is worth nothing; null if it always is
    static Verdict on(SendOutcome outcome, int attempt, boolean inBatch, @Nullable Duration left) {
        Verdict verdict = judge(outcome, attempt, inBatch);
        boolean tooLate = left != null
                && verdict.fate() instanceof Fate.Again(Duration after, String reason)
                && after.compareTo(left) > 0;
        return tooLate && outcome instanceof SendOutcome.Refused(GraphError error)
                ? new Verdict(failed(error), verdict.measure(), verdict.alert())
                : verdict;
    }

    private static Verdict judge(SendOutcome outcome, int attempt, boolean inBatch) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> Verdict.of(new Fate.Accepted(accepted.wamid()));
            case SendOutcome.InDoubt(String reason, var error, var body) ->
                Verdict.of(
                        error == null
                                ? new Fate.InDoubt(reason)
                                : new Fate.InDoubt(reason + ", " + error.code() + ": " + text(error), true));
            case SendOutcome.NotSent(String reason) -> unreachable(reason, attempt);
            case SendOutcome.Refused(GraphError error) -> refused(error, attempt, inBatch);
        };
    }

    /// Meta could not be reached: true for every message of the number, so all of them wait.
    private static Verdict unreachable(String reason, int attempt) {
        Duration wait = grown(UNREACHABLE_FIRST, 2, attempt, UNREACHABLE_MOST);
        return new Verdict(new Fate.Again(wait, reason), new Measure.RestNumber(wait), false);
    }

    private static Verdict refused(GraphError error, int attempt, boolean inBatch) {
        ErrorRule rule = ErrorTable.ruleFor(error);
        return switch (rule.action()) {
            case RETRY -> retry(rule, error, attempt, grown(rule.delay(), rule.growth(), attempt, RETRY_MOST));
            case RETRY_LATER ->
                retry(
                        rule,
                        error,
                        attempt,
                        grown(rule.delay(), rule.growth(), attempt, rule.delay().plus(RETRY_MOST)));
            case PAUSE -> pause(rule, error, inBatch);
            case GIVE_UP, SUPPRESS -> new Verdict(failed(error), null, rule.alert());
        };
    }

    private static Verdict retry(ErrorRule rule, GraphError error, int attempt, Duration delay) {
        Duration wait = max(delay, error.retryAfter());
        Measure measure = switch (rule.scope()) {
            case NUMBER, ACCOUNT ->
                wait.compareTo(Duration.ofSeconds(30)) < 0 ? new Measure.SlowNumber() : new Measure.RestNumber(wait);
            case PAIR -> new Measure.RestPair(wait);
            case MESSAGE, RECIPIENT, TEMPLATE, CAMPAIGN -> null;
        };
        Fate fate = attempt > rule.retries() ? failed(error) : new Fate.Again(wait, text(error));
        return new Verdict(fate, measure, rule.alert());
    }

    /// What a code in a status, which concerns a message that Meta had taken, asks of others than the
    /// message.
    static @Nullable Measure onStatus(int code, boolean inBatch) {
        ErrorRule rule = ErrorTable.ruleFor(code);
        if (rule.code() == TOKEN_REFUSED) {
            return new Measure.RefuseToken(Trouble.TOKEN_INVALID, reason(rule));
        }
        return rule.action() == Action.PAUSE ? measure(rule, inBatch) : null;
    }

    /// The message itself is not to blame: it waits with the others.
    private static Verdict pause(ErrorRule rule, GraphError error, boolean inBatch) {
        Fate waits = new Fate.Again(Duration.ZERO, text(error));
        Measure measure = error.code() == TOKEN_REFUSED
                ? new Measure.RefuseToken(Trouble.of(error, Trouble.TOKEN_INVALID), reason(rule))
                : measure(rule, inBatch);
        return measure == null
                ? new Verdict(failed(error), null, rule.alert())
                : new Verdict(waits, measure, rule.alert());
    }

    private static @Nullable Measure measure(ErrorRule rule, boolean inBatch) {
        String reason = reason(rule);
        return switch (rule.scope()) {
            case ACCOUNT, NUMBER ->
                rule.delay().isZero()
                        ? new Measure.PauseAccount(rule.code(), reason)
                        : new Measure.PauseNumber(rule.delay(), reason);
            case TEMPLATE, CAMPAIGN, RECIPIENT, PAIR, MESSAGE ->
                inBatch ? new Measure.PauseBatch(cause(rule.scope()), reason) : null;
        };
    }

    private static String reason(ErrorRule rule) {
        return rule.meaning() + " (" + rule.code() + ")";
    }

    private static PauseCause cause(Scope scope) {
        return scope == Scope.TEMPLATE ? PauseCause.TEMPLATE : PauseCause.CAMPAIGN;
    }

    private static Fate failed(GraphError error) {
        return new Fate.Failed(new Fact.Failure(error.code(), text(error)));
    }

    private static String text(GraphError error) {
        return error.details() == null ? error.message() : error.message() + ": " + error.details();
    }

    private static Duration grown(Duration first, int growth, int attempt, Duration most) {
        Duration wait = first;
        for (int i = 1; i < attempt && growth > 1 && wait.compareTo(most) < 0; i++) {
            wait = wait.multipliedBy(growth);
        }
        return wait.compareTo(most) > 0 ? most : wait;
    }

    private static Duration max(Duration delay, @Nullable Duration asked) {
        if (asked == null || asked.compareTo(delay) < 0) {
            return delay;
        }
        return asked.compareTo(ASKED_MOST) > 0 ? ASKED_MOST : asked;
    }
}
