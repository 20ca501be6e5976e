package io.wasl.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the figures were measured on.
final class Machine {

    private Machine() {}

    static String describe() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "machine: %d cores (%s), %.1f GB, %s %s, Java %s, load before %.1f; generator and database on the same machine"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        system.getTotalMemorySize() / 1e9,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version(),
                        system.getSystemLoadAverage());
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
