package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.dispatch.Verdict.Fate;
import io.wasl.dispatch.Verdict.Measure;
import io.wasl.meta.GraphError;
import io.wasl.meta.SendOutcome;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTests {

    @ParameterizedTest(name = "{0} on attempt {1}: {2} after {3}, {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                // code, attempt, fate, wait in seconds, what happens to others
                "100,    1,  Failed, -,   -",
                "190,    1,  Again,  0,   RefuseToken",
                "368,    1,  Again,  0,   PauseAccount",
                "131031, 1,  Again,  0,   PauseAccount",
                "131042, 1,  Again,  0,   PauseAccount",
                "200,    1,  Again,  0,   PauseAccount",
                "130429, 1,  Again,  1,   SlowNumber",
                "130429, 5,  Again,  16,  SlowNumber",
                "130429, 21, Failed, -,   RestNumber",
                "80007,  1,  Again,  300, RestNumber",
                "131057, 1,  Again,  60,  RestNumber",
                "131048, 1,  Again,  0,   PauseNumber",
                "131056, 1,  Again,  6,   RestPair",
                "131056, 2,  Again,  24,  RestPair",
                "131056, 4,  Again,  384, RestPair",
                "131049, 1,  Again,  86400, -",
                "131049, 2,  Failed, -,   -",
                "131056, 7,  Failed, -,   RestPair",
                "131026, 1,  Failed, -,   -",
                "131050, 1,  Failed, -,   -",
                "132001, 1,  Again,  0,   PauseBatch",
                "132015, 1,  Again,  0,   PauseBatch",
                "131016, 1,  Again,  5,   -",
                "131016, 9,  Failed, -,   -",
                "999999, 1,  Failed, -,   -",
                "300,    1,  Failed, -,   -",
            })
    void followTheErrorTable(int code, int attempt, String fate, @Nullable Integer seconds, @Nullable String measure) {
        Verdict verdict = Verdicts.on(refused(code), attempt, true);

        assertThat(verdict.fate().getClass().getSimpleName()).isEqualTo(fate);
        if (verdict.fate() instanceof Fate.Again(Duration after, String reason)) {
            assertThat(after).isEqualTo(Duration.ofSeconds(seconds == null ? -1 : seconds));
        }
        assertThat(
                        verdict.measure() == null
                                ? null
                                : verdict.measure().getClass().getSimpleName())
                .isEqualTo(measure);
    }

    @ParameterizedTest(name = "{0} with {1} h left: {2}")
    @CsvSource({"131049, 25, Again", "131049, 24, Again", "131049, 23, Failed", "130429, 1, Again", "131016, 0, Failed"
    })
    void nothingIsTriedAgainAfterTheCampaignsEnd(int code, int hoursLeft, String fate) {
        assertThat(Verdicts.on(refused(code), 1, true, Duration.ofHours(hoursLeft))
                        .fate()
                        .getClass()
                        .getSimpleName())
                .isEqualTo(fate);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "131042, PauseAccount",
                "131031, PauseAccount",
                "190,    RefuseToken",
                "131048, PauseNumber",
                "132015, PauseBatch",
                "132001, PauseBatch",
                "131026, -",
                "131049, -",
                "130429, -",
                "0,      -",
                "999999, -",
            })
    void aStatusStopsTheSameAsAnAnswer(int code, @Nullable String measure) {
        Measure asked = Verdicts.onStatus(code, true);

        assertThat(asked == null ? null : asked.getClass().getSimpleName()).isEqualTo(measure);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"132015, TEMPLATE", "132007, TEMPLATE", "132000, CAMPAIGN", "132001, CAMPAIGN"})
    void aPauseNamesWhatIsToBlame(int code, PauseCause cause) {
        assertThat(Verdicts.on(refused(code), 1, true).measure())
                .isInstanceOfSatisfying(
                        Measure.PauseBatch.class,
                        pause -> assertThat(pause.cause()).isEqualTo(cause));
    }

    @ParameterizedTest(name = "asked for {0} s: {1}")
    @CsvSource({"29, SlowNumber", "30, RestNumber"})
    void aNumberThatMustWaitLongRestsInsteadOfSlowingDown(int seconds, String measure) {
        var asked = new SendOutcome.Refused(
                new GraphError(130429, 0, 429, "slow down", null, null, Duration.ofSeconds(seconds)));

        assertThat(Objects.requireNonNull(Verdicts.on(asked, 1, true).measure())
                        .getClass()
                        .getSimpleName())
                .isEqualTo(measure);
    }

    @Test
    void aServerErrorWithMetasWordsIsInDoubtForAShorterTime() {
        var error = new GraphError(131016, 0, 503, "unavailable", null, null, null);

        assertThat(Verdicts.on(new SendOutcome.InDoubt("HTTP 503", error, "{}"), 1, true)
                        .fate())
                .isEqualTo(new Fate.InDoubt("HTTP 503, 131016: unavailable", true));
    }

    @Test
    void aCodeThatNobodyKnowsIsNotTriedAgainAndShownToAPerson() {
        Verdict verdict = Verdicts.on(refused(424242), 1, true);

        assertThat(verdict.fate()).isInstanceOf(Fate.Failed.class);
        assertThat(verdict.alert()).isTrue();
    }

    @Test
    void whatCannotBeKnownIsInDoubtAndNeverTriedAgain() {
        assertThat(Verdicts.on(new SendOutcome.InDoubt("no answer in time", null, null), 1, true)
                        .fate())
                .isEqualTo(new Fate.InDoubt("no answer in time"));
    }

    @Test
    void withMetaOutOfReachEveryoneOnTheNumberWaits() {
        Verdict verdict = Verdicts.on(new SendOutcome.NotSent("the connection was refused"), 3, true);

        assertThat(verdict.fate()).isInstanceOf(Fate.Again.class);
        assertThat(verdict.measure()).isEqualTo(new Measure.RestNumber(Duration.ofSeconds(4)));
    }

    @Test
    void beingOutOfReachIsNeverAReasonToGiveUp() {
        Verdict verdict = Verdicts.on(new SendOutcome.NotSent("the connection was refused"), 30_000, true);

        assertThat(verdict.fate()).isEqualTo(new Fate.Again(Duration.ofMinutes(1), "the connection was refused"));
    }

    @Test
    void aSingleMessageWhoseTemplateIsRefusedFails() {
        assertThat(Verdicts.on(refused(132001), 1, false).fate()).isInstanceOf(Fate.Failed.class);
    }

    @Test
    void metaMayAskForALongerWaitButNotForDays() {
        var asked =
                new SendOutcome.Refused(new GraphError(130429, 0, 429, "slow down", null, null, Duration.ofDays(9)));

        assertThat(Verdicts.on(asked, 1, true).fate()).isEqualTo(new Fate.Again(Duration.ofHours(1), "slow down"));
    }

    private static SendOutcome refused(int code) {
        return new SendOutcome.Refused(new GraphError(code, 0, 400, "refused", null, null, null));
    }
}
