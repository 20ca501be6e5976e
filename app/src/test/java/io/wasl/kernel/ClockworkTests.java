package io.wasl.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockworkTests {

    private static final Duration SOON = Duration.ofMillis(1);

    private final Clockwork clockwork = new Clockwork("test", 1);

    @AfterEach
    void stop() {
        clockwork.stop();
    }

    @Test
    void aRoundThatFailsDoesNotKeepTheNextFromComing() throws InterruptedException {
        var rounds = new CountDownLatch(3);
        clockwork.every(Duration.ZERO, SOON, () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
            rounds.countDown();
            if (rounds.getCount() == 1) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException("a bug");
        });

        assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsAtWorkIsInterruptedByAStop() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        clockwork.every(Duration.ZERO, SOON, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        clockwork.stop();

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(clockwork.isRunning()).isFalse();
    }

    @Test
    void whatWasStoppedMayBeStartedAgain() throws InterruptedException {
        clockwork.every(SOON, SOON, () -> {});
        clockwork.stop();
        var round = new CountDownLatch(1);

        clockwork.every(SOON, SOON, round::countDown);

        assertThat(round.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(clockwork.isRunning()).isTrue();
    }
}
