package io.wasl.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/// When messages came to the simulator, as it wrote down itself.
record Arrivals(Path acceptLog) {

    private static final Pattern LINE = Pattern.compile("\"time\":\"([^\"]+)\".*\"to\":\"(" + Codes.PREFIX + "\\d+)\"");

    /// How long codes took from being enqueued until they came there: their first byte had left before.
    String of(List<Codes.Enqueued> codes) throws IOException {
        var arrived = codesByPhone();
        int from = codes.size() / 10 * 4;
        int to = codes.size() / 10 * 9;
        return "meanwhile            codes arrived %s (from four tenths to nine tenths)%n"
                        .formatted(waits(codes.subList(from, to), arrived))
                + "                     %s (over all)%n".formatted(waits(codes, arrived));
    }

    private static String waits(List<Codes.Enqueued> codes, Map<String, Instant> arrived) {
        var waits = new Histogram(3);
        codes.forEach(code -> {
            var at = arrived.get(code.phone());
            if (at != null) {
                waits.recordValue(Math.max(0, Duration.between(code.at(), at).toMillis()));
            }
        });
        return "p50 %d ms, p99 %d ms, at most %d ms after they were enqueued; %d of %d"
                .formatted(
                        waits.getValueAtPercentile(50),
                        waits.getValueAtPercentile(99),
                        waits.getMaxValue(),
                        waits.getTotalCount(),
                        codes.size());
    }

    private Map<String, Instant> codesByPhone() throws IOException {
        Map<String, Instant> arrived = new HashMap<>();
        try (var lines = Files.lines(acceptLog)) {
            lines.map(LINE::matcher)
                    .filter(Matcher::find)
                    .forEach(line -> arrived.put(line.group(2), Instant.parse(line.group(1))));
        }
        return arrived;
    }
}
