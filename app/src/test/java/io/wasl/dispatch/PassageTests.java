package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.dispatch.Doubt.Decision;
import io.wasl.dispatch.Passage.Event;
import io.wasl.dispatch.Passage.State;
import io.wasl.dispatch.Verdict.Fate;
import io.wasl.message.Fact;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// Over random histories of everything that may happen to a message, in any order, with any delay.
class PassageTests {

    private static final Fate ACCEPTED = new Fate.Accepted("wamid.1");
    private static final Fate FAILED = new Fate.Failed(new Fact.Failure(131026, "no"));
    private static final Fate AGAIN = new Fate.Again(Duration.ZERO, "refused");
    private static final Fate IN_DOUBT = new Fate.InDoubt("no answer in time");
    private static final Decision SEND_AGAIN = new Decision.SendAgain("policy");
    private static final Decision HOLD = new Decision.Hold("policy");
    private static final Decision WAIT = new Decision.Wait(Duration.ofSeconds(1));

    @Property(tries = 60_000, shrinking = ShrinkingMode.BOUNDED)
    void nothingLeavesAgainWithoutAReason(@ForAll("histories") List<Event> history) {
        Passage now = Passage.BEGIN;
        boolean reason = true;
        for (Event event : history) {
            Passage next = now.after(event);
            if (next.attempt() > now.attempt()) {
                assertThat(reason)
                        .as("before attempt %d of %s", next.attempt(), history)
                        .isTrue();
                assertThat(next.attempt()).isEqualTo(now.attempt() + 1);
                reason = false;
            }
            if (now.state() != State.PENDING && next.state() == State.PENDING) {
                reason = isProofOfNothing(event) || isDecision(event);
            }
            now = next;
        }
    }

    @Property(tries = 30_000, shrinking = ShrinkingMode.BOUNDED)
    void whatIsGoneStaysGone(@ForAll("histories") List<Event> history) {
        Passage now = Passage.BEGIN;
        for (Event event : history) {
            Passage next = now.after(event);
            if (now.state() == State.GONE) {
                assertThat(next).isEqualTo(now);
            }
            now = next;
        }
    }

    @Property(tries = 30_000, shrinking = ShrinkingMode.BOUNDED)
    void everythingEndsOnceItsOwnerDiesAndItsDoubtIsHeld(@ForAll("histories") List<Event> history) {
        Passage now = run(history);

        Passage end = now.after(new Event.Taken(now.epoch() + 1))
                .after(new Event.Decided(HOLD, now.attempt()))
                .after(new Event.Withdrawn());

        assertThat(end.state()).isEqualTo(State.GONE);
    }

    @Property(tries = 30_000, shrinking = ShrinkingMode.BOUNDED)
    void onlyTheOwnerOfTheLastMarkEndsIt(@ForAll("histories") List<Event> history, @ForAll("fates") Fate fate) {
        Passage now = run(history);

        assertThat(now.after(new Event.Ended(fate, now.attempt(), now.epoch() + 1)))
                .isEqualTo(now);
        assertThat(now.after(new Event.Ended(fate, now.attempt(), now.epoch() - 1)))
                .isEqualTo(now);
        assertThat(now.after(new Event.Ended(fate, now.attempt() + 1, now.epoch())))
                .isEqualTo(now);
        assertThat(now.after(new Event.Decided(SEND_AGAIN, now.attempt() - 1))).isEqualTo(now);
    }

    @Example
    void anUndisturbedMessageLeavesOnce() {
        var end = run(List.of(new Event.Marked(3), new Event.Ended(ACCEPTED, 1, 3)));

        assertThat(end).isEqualTo(new Passage(State.GONE, 1, 3, false));
    }

    @Example
    void aRefusedOneWaitsAndLeavesAgain() {
        var end = run(List.of(
                new Event.Marked(3), new Event.Ended(AGAIN, 1, 3), new Event.Marked(3), new Event.Ended(FAILED, 2, 3)));

        assertThat(end).isEqualTo(new Passage(State.GONE, 2, 3, false));
    }

    @Example
    void aDeadOwnersMessageIsInDoubtUntilAStatusComes() {
        var doubtful = run(List.of(new Event.Marked(3), new Event.Taken(4)));

        assertThat(doubtful).isEqualTo(new Passage(State.IN_DOUBT, 1, 3, false));
        assertThat(doubtful.after(new Event.Marked(4))).isEqualTo(doubtful);
        assertThat(doubtful.after(new Event.Ended(AGAIN, 1, 3))).isEqualTo(doubtful);
        assertThat(doubtful.after(new Event.Decided(WAIT, 1))).isEqualTo(doubtful);
        assertThat(doubtful.after(new Event.Echoed()).state()).isEqualTo(State.GONE);
        assertThat(doubtful.after(new Event.Decided(new Decision.Resolved(), 1)))
                .isEqualTo(doubtful);
        assertThat(doubtful.after(new Event.Decided(HOLD, 1)).state()).isEqualTo(State.GONE);
        assertThat(doubtful.after(new Event.Decided(SEND_AGAIN, 1)).state()).isEqualTo(State.PENDING);
    }

    @Example
    void aRoadThatChangesHandsTouchesOnlyWhatWasMarkedBefore() {
        var marked = Passage.BEGIN.after(new Event.Marked(4));

        assertThat(marked.after(new Event.Taken(4))).isEqualTo(marked);
        assertThat(Passage.BEGIN.after(new Event.Taken(9))).isEqualTo(Passage.BEGIN);
    }

    @Example
    void onlyWhatHasNotLeftCanBeWithdrawn() {
        var marked = Passage.BEGIN.after(new Event.Marked(4));

        assertThat(marked.after(new Event.Withdrawn())).isEqualTo(marked);
        assertThat(Passage.BEGIN.after(new Event.Withdrawn()).state()).isEqualTo(State.GONE);
    }

    @Example
    void whatMetaIsKnownToHaveIsNotSentAgainHoweverItsAttemptEnds() {
        var known = Passage.BEGIN.after(new Event.Marked(4)).after(new Event.Echoed());

        assertThat(known).as("its answer is still to come").isEqualTo(new Passage(State.DISPATCHING, 1, 4, true));
        for (Fate fate : List.of(ACCEPTED, FAILED, AGAIN, IN_DOUBT)) {
            assertThat(known.after(new Event.Ended(fate, 1, 4)).state()).isEqualTo(State.GONE);
        }
        assertThat(known.after(new Event.Taken(5)).state()).isEqualTo(State.GONE);
    }

    @Example
    void theCodesAreThoseOfTheTable() {
        assertThat(List.of(State.PENDING.code(), State.DISPATCHING.code(), State.IN_DOUBT.code(), State.GONE.code()))
                .containsExactly((short) 0, (short) 1, (short) 2, (short) -1);
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        return events().list().ofMinSize(1).ofMaxSize(25);
    }

    @Provide
    Arbitrary<Fate> fates() {
        return Arbitraries.of(ACCEPTED, FAILED, AGAIN, IN_DOUBT);
    }

    static Arbitrary<Event> events() {
        var epochs = Arbitraries.integers().between(1, 3);
        var attempts = Arbitraries.integers().between(1, 4);
        Arbitrary<Event> marked = epochs.map(Event.Marked::new);
        Arbitrary<Event> taken = epochs.map(Event.Taken::new);
        Arbitrary<Event> ended = net.jqwik.api.Combinators.combine(
                        Arbitraries.of(ACCEPTED, FAILED, AGAIN, IN_DOUBT), attempts, epochs)
                .as(Event.Ended::new);
        Arbitrary<Event> decided = net.jqwik.api.Combinators.combine(
                        Arbitraries.of(SEND_AGAIN, HOLD, WAIT, new Decision.Resolved()), attempts)
                .as(Event.Decided::new);
        Arbitrary<Event> others = Arbitraries.of(new Event.Echoed(), new Event.Withdrawn());
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, marked),
                net.jqwik.api.Tuple.of(6, ended),
                net.jqwik.api.Tuple.of(2, taken),
                net.jqwik.api.Tuple.of(3, decided),
                net.jqwik.api.Tuple.of(1, others));
    }

    static Passage run(List<Event> history) {
        Passage now = Passage.BEGIN;
        for (Event event : history) {
            now = now.after(event);
        }
        return now;
    }

    private static boolean isProofOfNothing(Event event) {
        return event instanceof Event.Ended ended && ended.fate().equals(AGAIN);
    }

    private static boolean isDecision(Event event) {
        return event instanceof Event.Decided decided && decided.decision().equals(SEND_AGAIN);
    }
}
