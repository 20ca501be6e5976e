package io.wasl.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeavyWorkTests {

    private final HeavyWork work = new HeavyWork(2);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        work.close();
    }

    @Test
    void itIsDoneByThreadsOfItsOwn() {
        var thread = work.brief(Thread::currentThread);

        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void aPasswordDoesNotWaitForAFile() throws InterruptedException {
        var begun = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(new FutureTask<>(() -> work.lengthy(() -> {
                    begun.countDown();
                    return untilTheEnd();
                })));
        begun.await();

        assertThat(work.brief(() -> "hashed")).isEqualTo("hashed");
    }

    @Test
    void whoComesWhenTooManyWaitIsRefusedAtOnce() throws Exception {
        try (var bench = new Bench("test", 1, 2, Duration.ofSeconds(7))) {
            var first = bench.offer(this::untilTheEnd);
            var second = bench.offer(this::untilTheEnd);

            assertThatThrownBy(() -> bench.offer(this::untilTheEnd))
                    .isInstanceOfSatisfying(
                            TooBusy.class,
                            refused -> assertThat(refused.retryAfter()).hasSeconds(7));
            end.countDown();
            assertThat(List.of(first.get(), second.get())).containsOnly("done");
            assertThat(bench.await(bench.put(() -> "later"))).isEqualTo("later");
        }
    }

    @Test
    void workInTheBackgroundWaitsForItsTurn() throws Exception {
        try (var bench = new Bench("test", 1, 1, Duration.ofSeconds(7))) {
            bench.offer(this::untilTheEnd);
            var background = new CompletableFuture<String>();
            Thread.ofVirtual().start(() -> background.complete(bench.await(bench.put(() -> "in its turn"))));
            assertThat(background).isNotDone();

            end.countDown();

            assertThat(background.get(30, TimeUnit.SECONDS)).isEqualTo("in its turn");
        }
    }

    @Test
    void nobodyWaitsForWorkThatACloseLeavesUndone() {
        var bench = new Bench("test", 1, 2, Duration.ofSeconds(7));
        bench.offer(this::untilTheEnd);
        var second = bench.offer(this::untilTheEnd);

        bench.close();

        assertThatThrownBy(() -> bench.await(second)).isInstanceOf(CancellationException.class);
    }

    @Test
    void whatTheWorkThrowsReachesWhoWaits() {
        assertThatThrownBy(() -> work.lengthy(() -> {
                    throw new IOException("torn");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("torn");
    }

    @Test
    void anErrorEndsTheWorkAndNothingElse() {
        assertThatThrownBy(() -> work.lengthy(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(WorkFailed.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThat(work.lengthy(() -> "goes on")).isEqualTo("goes on");
    }

    private String untilTheEnd() throws InterruptedException {
        end.await();
        return "done";
    }
}
