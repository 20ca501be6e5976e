package io.wasl.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the figures were measured on.
final class Machine {

    private Machine() {}

    /// @param sharedBy what runs on it beside the platform
    static void describe(PrintWriter out, String sharedBy) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        out.printf(
                "machine: %d cores (%s), %.1f GB, %s %s, Java %s, load before %.1f; shared by %s%n",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                system.getTotalMemorySize() / 1e9,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                system.getSystemLoadAverage(),
                sharedBy);
        out.println(Disk.describe(Stage.FLOOR));
        out.flush();
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
