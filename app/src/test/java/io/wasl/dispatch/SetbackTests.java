package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetbackTests {

    private static final int TOO_MUCH_MARKETING = 131049;
    private static final Instant TOLD = Instant.parse("2026-11-22T11:00:00Z");
    private static final Instant TOMORROW = TOLD.plus(Duration.ofDays(1));

    @Test
    void aDayLaterTheMessageIsTriedOnceMore() {
        assertThat(setback(TOO_MUCH_MARKETING, 0, TOMORROW.plusSeconds(1)).nextTry())
                .contains(TOMORROW);
        assertThat(setback(TOO_MUCH_MARKETING, 1, TOMORROW.plusSeconds(1)).nextTry())
                .isEmpty();
    }

    @Test
    void nothingIsTriedAgainFromTheEndOn() {
        assertThat(setback(TOO_MUCH_MARKETING, 0, TOMORROW).nextTry()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 131026, 131050, 131056, 130429, 80007, 131031, 999_999})
    void nothingElseThatAStatusTellsIsOne(int code) {
        assertThat(Setback.is(code)).isFalse();
        assertThat(setback(code, 0, TOMORROW.plusSeconds(1)).nextTry()).isEmpty();
    }

    private static Setback setback(int code, int earlier, Instant endsAt) {
        var about = new Fact.About(
                new TenantId(new UUID(0, 1)), new AccountId(new UUID(0, 2)), new MessageId(new UUID(0, 3)), 1);
        return new Setback(about, new BatchId(new UUID(0, 4)), code, TOLD, earlier, endsAt);
    }
}
