package io.wasl.bench;

import java.time.Duration;
import java.util.stream.Stream;

/// The processor time that was used so far.
record Usage(Duration platform, Duration database) {

    static Usage of(Platform platform) {
        return new Usage(
                sum(Stream.of(platform.process())),
                sum(platform.postmaster().stream()
                        .flatMap(server -> Stream.concat(Stream.of(server), server.children()))));
    }

    Usage since(Usage before) {
        return new Usage(platform.minus(before.platform), database.minus(before.database));
    }

    private static Duration sum(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
