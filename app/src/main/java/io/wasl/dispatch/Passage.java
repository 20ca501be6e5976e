package io.wasl.dispatch;

import io.wasl.dispatch.Doubt.Decision;
import io.wasl.dispatch.Verdict.Fate;

/// A message's way through the queue. The statements of [QueuedMessages], [MessagesInDoubt] and [Withdrawals] take
/// these steps with sets of rows; a test holds the two to each other.
///
/// @param attempt how often it was marked as about to leave
/// @param epoch under which it was marked last
/// @param known whether Meta is known to have it, from an earlier attempt or before the answer
record Passage(State state, int attempt, int epoch, boolean known) {

    static final Passage BEGIN = new Passage(State.PENDING, 0, 0, false);

    /// The codes are stored: they never change their meaning.
    enum State {
        /// Nothing of it has left that is not proven to have come to nothing.
        PENDING(0),
        /// Marked; a byte may have left.
        DISPATCHING(1),
        /// It may have left, and nobody has said so.
        IN_DOUBT(2),
        /// Off the queue: its outcome is known, or is not waited for any more.
        GONE(-1);

        private final short code;

        State(int code) {
            this.code = (short) code;
        }

        short code() {
            return code;
        }
    }

    /// What may happen to it.
    sealed interface Event {

        /// The road's owner is about to send it.
        record Marked(int epoch) implements Event {}

        /// An attempt has ended, or is taken for ended.
        record Ended(Fate fate, int attempt, int epoch) implements Event {}

        /// Another instance has taken the road.
        record Taken(int epoch) implements Event {}

        /// A status names it: Meta has it.
        record Echoed() implements Event {}

        /// Its doubt was looked at.
        record Decided(Decision decision, int attempt) implements Event {}

        /// Cancelled, expired, not wanted any more, or put aside.
        record Withdrawn() implements Event {}
    }

    Passage after(Event event) {
        return switch (event) {
            case Event.Marked(int by) ->
                state == State.PENDING ? new Passage(State.DISPATCHING, attempt + 1, by, known) : this;
            case Event.Ended(Fate fate, int of, int by) ->
                state == State.DISPATCHING && of == attempt && by == epoch ? unlessKnown(after(fate)) : this;
            case Event.Taken(int by) -> state == State.DISPATCHING && epoch < by ? unlessKnown(State.IN_DOUBT) : this;
            case Event.Echoed() ->
                state == State.DISPATCHING ? new Passage(state, attempt, epoch, true) : in(State.GONE);
            case Event.Decided(Decision decision, int of) ->
                state == State.IN_DOUBT && of == attempt ? in(after(decision)) : this;
            case Event.Withdrawn() -> state == State.PENDING ? in(State.GONE) : this;
        };
    }

    /// Where an attempt's end puts a message.
    static State after(Fate fate) {
        return switch (fate) {
            case Fate.Accepted accepted -> State.GONE;
            case Fate.Failed failed -> State.GONE;
            case Fate.Again again -> State.PENDING;
            case Fate.InDoubt doubt -> State.IN_DOUBT;
        };
    }

    private static State after(Decision decision) {
        return switch (decision) {
            case Decision.Wait wait -> State.IN_DOUBT;
            case Decision.SendAgain again -> State.PENDING;
            case Decision.Hold hold -> State.GONE;
            case Decision.Resolved resolved -> State.IN_DOUBT;
        };
    }

    private Passage unlessKnown(State next) {
        return in(known ? State.GONE : next);
    }

    private Passage in(State next) {
        return new Passage(next, attempt, epoch, known);
    }
}
