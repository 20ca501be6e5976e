package io.wasl.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EssentialThreadTests {

    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final AtomicInteger turns = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void whatBreaksItOffDoesNotEndIt() throws InterruptedException {
        var thread = start(() -> {
            if (turns.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            waitFor(end);
        });
        await().until(() -> EssentialThread.missing().contains("test-essential"));
        await().until(() -> turns.get() == 2);
        await().until(() -> !EssentialThread.missing().contains("test-essential"));

        stop(thread);

        assertThat(EssentialThread.missing()).doesNotContain("test-essential");
    }

    @Test
    void workThatEndsUnaskedBeginsAgain() throws InterruptedException {
        var thread = start(() -> {
            if (turns.incrementAndGet() == 2) {
                waitFor(end);
            }
        });
        await().until(() -> turns.get() == 2);

        stop(thread);
    }

    /// A program of which one thread after the other lacks memory, and swallows or dies of it.
    static final class Hungry {

        public static void main(String[] arguments) throws InterruptedException {
            LastResort.watchOver();
            var hunger = new OutOfMemoryError("Java heap space");
            switch (arguments[0]) {
                case "thread" -> Thread.ofVirtual().start(() -> fail(hunger));
                case "round" -> new Clockwork("rounds", 1).every(Duration.ZERO, Duration.ofDays(1), () -> fail(hunger));
                default ->
                    EssentialThread.start(
                            Thread.ofPlatform(), () -> true, () -> fail(new IllegalStateException(hunger)));
            }
            Thread.sleep(Duration.ofMinutes(1));
        }

        private static <T extends Throwable> void fail(Throwable failure) throws T {
            @SuppressWarnings("unchecked")
            T unchecked = (T) failure;
            throw unchecked;
        }
    }

    @Test
    void aLackOfMemoryEndsTheProcessWhereverItIsMet() throws Exception {
        List<Process> programs = new ArrayList<>();
        for (var place : List.of("thread", "round", "essential")) {
            programs.add(program(place));
        }
        for (var program : programs) {
            assertThat(program.waitFor(50, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isEqualTo(LastResort.OUT_OF_MEMORY);
        }
    }

    private static Process program(String place) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hungry.class.getName(),
                        place)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private EssentialThread start(Runnable work) {
        return EssentialThread.start(Thread.ofPlatform().name("test-essential"), wanted::get, work);
    }

    private void stop(EssentialThread thread) throws InterruptedException {
        wanted.set(false);
        end.countDown();
        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
