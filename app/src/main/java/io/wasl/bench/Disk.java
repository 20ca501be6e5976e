package io.wasl.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/// What a disk takes to keep something for good: every commit waits for that, so that no figure of a benchmark can be
/// better.
final class Disk {

    private static final int PAGE = 8 * 1024;
    private static final int PAGES = 2_048;
    private static final Duration TIME = Duration.ofSeconds(3);

    private Disk() {}

    /// Writes to that of `folder` for some seconds, as a database does that commits.
    static String describe(Path folder) {
        try (var channel = channel(folder)) {
            channel.write(ByteBuffer.allocate(PAGES * PAGE));
            channel.force(true);
            var flushes = flushes(channel);
            return "disk: a page of 8 kB is kept in p50 %.2f ms, p99 %.2f ms, at most %.1f ms"
                    .formatted(
                            flushes.getValueAtPercentile(50) / 1e6,
                            flushes.getValueAtPercentile(99) / 1e6,
                            flushes.getMaxValue() / 1e6);
        } catch (IOException e) {
            throw new UncheckedIOException("The disk of " + folder + " cannot be written", e);
        }
    }

    private static FileChannel channel(Path folder) throws IOException {
        return FileChannel.open(
                Files.createTempFile(folder, "wasl-bench", null),
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static Histogram flushes(FileChannel channel) throws IOException {
        var flushes = new Histogram(3);
        var page = ByteBuffer.allocateDirect(PAGE);
        long begin = System.nanoTime();
        long now = begin;
        for (int i = 0; now - begin < TIME.toNanos(); i++) {
            channel.write(page.clear(), (long) (i % PAGES) * PAGE);
            channel.force(false);
            long written = System.nanoTime();
            flushes.recordValue(written - now);
            now = written;
        }
        return flushes;
    }
}
