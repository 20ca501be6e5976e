package io.wasl.intake;

import io.wasl.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Keeps the last of the disk for what Meta sends, which cannot be asked to come another day: files of people, in
/// either
/// direction, wait until there is room.
@Component
public final class DiskSpace {

    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

    private final FreeSpace free;
    private final List<Path> folders;
    private final DataSize least;
    private final AtomicBoolean low = new AtomicBoolean();

    DiskSpace(FreeSpace free, Settings settings, IntakeLimits limits) {
        this.free = free;
        // The embedded database may have a disk of its own.
        this.folders = List.of(settings.home().resolve("files"), settings.home().resolve("data"));
        this.least = limits.freeDisk();
    }

    /// Below this no file is taken.
    public DataSize least() {
        return least;
    }

    /// Looked at anew each time.
    public boolean isLow() {
        boolean now = folders.stream().anyMatch(folder -> free.bytes(folder) < least.toBytes());
        if (low.getAndSet(now) != now) {
            tell(now);
        }
        return now;
    }

    void require() {
        if (isLow()) {
            throw new DiskLow();
        }
    }

    private void tell(boolean now) {
        if (now) {
            log.error(
                    "Less than {} MB of the disk of {} are free: no file is imported or exported until there is room;"
                            + " webhooks are kept as long as that is possible",
                    least.toMegabytes(),
                    folders);
        } else {
            log.warn("There is room on the disk again; files are taken");
        }
    }
}
