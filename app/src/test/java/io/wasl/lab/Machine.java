package io.wasl.lab;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What the laboratory ran on.
final class Machine {

    private Machine() {}

    /// How many programs wanted a core, on the mean of the last minute.
    static double load() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getSystemLoadAverage();
    }

    static String describe() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d cores, %.1f GB, %s %s, Java %s; everything on the same machine"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        system.getTotalMemorySize() / 1e9,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }
}
