package io.wasl.doctor;

import io.wasl.doctor.Check.Name;
import io.wasl.intake.DiskSpace;
import io.wasl.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Whether there is room for what arrives: with a full disk nothing can be kept, and Meta is told to come again.
@Component
class DiskCheck {

    private static final long GIGABYTE = 1L << 30;
    private static final long LITTLE_GIGABYTES = 5;
    private static final long LITTLE_PERCENT = 10;

    private final Path home;
    private final DiskSpace space;

    DiskCheck(Settings settings, DiskSpace space) {
        this.home = settings.home();
        this.space = space;
    }

    List<Check> look() {
        try {
            Path existing = home.toAbsolutePath();
            while (existing.getParent() != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            FileStore store = Files.getFileStore(existing);
            return List.of(judge(store.getUsableSpace(), store.getTotalSpace(), space.least()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param least what is kept free of files that people bring or take along
    static Check judge(long free, long total, DataSize least) {
        long gigabytes = free / GIGABYTE;
        long percent = total <= 0 ? 100 : Math.round(100.0 * free / total);
        if (free < least.toBytes()) {
            return Check.fail(Name.DISK, "refusing", free >> 20, least.toMegabytes());
        }
        if (gigabytes < 1) {
            return Check.fail(Name.DISK, "full", free >> 20);
        }
        return gigabytes < LITTLE_GIGABYTES || (percent < LITTLE_PERCENT && gigabytes < 10 * LITTLE_GIGABYTES)
                ? Check.warn(Name.DISK, "little", gigabytes)
                : Check.pass(Name.DISK, "room", gigabytes);
    }
}
