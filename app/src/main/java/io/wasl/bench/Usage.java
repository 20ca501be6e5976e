package io.wasl.bench;

import java.time.Duration;
import java.util.stream.Stream;

/// The processor time that was used so far.
///
/// @param load what of it makes the work: the generator, or the simulator
record Usage(Duration platform, Duration database, Duration load) {

    static Usage of(Platform platform, ProcessHandle load) {
        return new Usage(
                sum(Stream.of(platform.process())),
                sum(platform.postmaster().stream()
                        .flatMap(server -> Stream.concat(Stream.of(server), server.children()))),
                sum(Stream.of(load)));
    }

    Usage since(Usage before) {
        return new Usage(platform.minus(before.platform), database.minus(before.database), load.minus(before.load));
    }

    /// In microseconds, of each of so many.
    String per(long count, String loadName) {
        return "platform %.0f us, PostgreSQL %.0f us, %s %.0f us"
                .formatted(each(platform, count), each(database, count), loadName, each(load, count));
    }

    private static double each(Duration time, long count) {
        return time.toNanos() / 1e3 / Math.max(1, count);
    }

    private static Duration sum(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
