package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.dispatch.Doubt.Decision;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DoubtTests {

    private static final Instant MARKED = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant ALWAYS = Instant.parse("2026-11-20T08:00:00Z");
    private static final Fact.About MESSAGE = new Fact.About(
            new TenantId(new UUID(0, 1)), new AccountId(new UUID(0, 2)), new MessageId(new UUID(0, 3)), 1);

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource({
        "CODE,      PT7.999S,   Wait",
        "CODE,      PT8S,       SendAgain",
        "CHAT,      PT29.999S,  Wait",
        "CHAT,      PT30S,      Hold",
        "UTILITY,   PT15M,      Wait",
        "UTILITY,   PT23H59M,   Wait",
        "UTILITY,   PT24H,      Hold",
        "MARKETING, PT23H59M,   Wait",
        "MARKETING, PT24H,      Hold",
    })
    void eachPurposeWaitsForItsTime(Purpose purpose, Duration age, String decision) {
        assertThat(name(doubt(purpose).decide(ALWAYS, MARKED.plus(age)))).isEqualTo(decision);
    }

    @Test
    void silenceCountsOnlyWhileEverythingIsHeard() {
        Instant heardSince = MARKED.plusSeconds(60);

        assertThat(name(doubt(Purpose.CODE).decide(heardSince, heardSince.plusSeconds(7))))
                .isEqualTo("Wait");
        assertThat(name(doubt(Purpose.CODE).decide(heardSince, heardSince.plusSeconds(8))))
                .isEqualTo("SendAgain");
        assertThat(name(doubt(Purpose.CODE).decide(null, MARKED.plusSeconds(3600))))
                .isEqualTo("Wait");
    }

    @ParameterizedTest
    @EnumSource
    void afterADayNothingIsWaitedForWhateverWasHeard(Purpose purpose) {
        assertThat(name(doubt(purpose).decide(null, MARKED.plus(Duration.ofDays(1)))))
                .isEqualTo("Hold");
    }

    @Test
    void aCodeIsSentAgainOnlyOnce() {
        assertThat(name(with(Purpose.CODE, 1, null).decide(ALWAYS, MARKED.plusSeconds(9))))
                .isEqualTo("Hold");
    }

    @Test
    void aCodeThatIsNotValidAnyMoreIsNotSentAgain() {
        assertThat(name(with(Purpose.CODE, 0, MARKED.plusSeconds(9)).decide(ALWAYS, MARKED.plusSeconds(8))))
                .isEqualTo("SendAgain");
        assertThat(name(with(Purpose.CODE, 0, MARKED.plusSeconds(9)).decide(ALWAYS, MARKED.plusSeconds(9))))
                .isEqualTo("Hold");
    }

    @Test
    void aUsefulMessageIsGivenUpOnlyWhenLaterOnesHaveNews() {
        Instant later = MARKED.plus(Duration.ofMinutes(15));

        assertThat(name(utility(true, false).decide(ALWAYS, later.minusMillis(1))))
                .isEqualTo("Wait");
        assertThat(name(utility(true, false).decide(ALWAYS, later))).isEqualTo("Hold");
        assertThat(name(utility(true, true).decide(ALWAYS, later))).isEqualTo("SendAgain");
        assertThat(name(utility(false, true).decide(ALWAYS, later))).isEqualTo("Wait");
    }

    @ParameterizedTest
    @CsvSource({"CODE, 8", "CHAT, 30", "UTILITY, 60", "MARKETING, 60"})
    void metasOwnWordThatItFailedShortensTheWait(Purpose purpose, int seconds) {
        var refused = new Doubt(MESSAGE, purpose, MARKED, true, false, 0, false, true, null);

        assertThat(name(refused.decide(ALWAYS, MARKED.plusSeconds(seconds).minusMillis(1))))
                .isEqualTo("Wait");
        assertThat(name(refused.decide(ALWAYS, MARKED.plusSeconds(seconds))))
                .isEqualTo(purpose == Purpose.CODE ? "SendAgain" : "Hold");
    }

    @Test
    void whatIsKnownByNowIsNotInDoubt() {
        var known = new Doubt(MESSAGE, Purpose.CODE, MARKED, false, false, 0, false, false, null);

        assertThat(known.decide(ALWAYS, MARKED.plusSeconds(9))).isEqualTo(new Decision.Resolved());
    }

    private static Doubt doubt(Purpose purpose) {
        return with(purpose, 0, null);
    }

    private static Doubt with(Purpose purpose, int sentAgain, @Nullable Instant expiresAt) {
        return new Doubt(MESSAGE, purpose, MARKED, false, false, sentAgain, false, true, expiresAt);
    }

    private static Doubt utility(boolean overtaken, boolean resendOnce) {
        return new Doubt(MESSAGE, Purpose.UTILITY, MARKED, false, resendOnce, 0, overtaken, true, null);
    }

    private static String name(Decision decision) {
        return decision.getClass().getSimpleName();
    }
}
