package io.wasl.audience;

import io.wasl.kernel.HeavyWork;
import io.wasl.settings.PrivateFiles;
import io.wasl.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The uploaded files, each under the id of its import until it has been read.
@Component
class ImportFiles {

    private final Path folder;
    private final HeavyWork work;

    ImportFiles(Settings settings, HeavyWork work) {
        this.folder = settings.home().resolve("files").resolve("imports");
        this.work = work;
    }

    Path of(ImportId id) {
        return folder.resolve(id.toString());
    }

    /// Finds out how a file is to be read.
    ///
    /// @throws ImportRefused if it holds no contacts that can be read, or cannot be read now
    FirstLook look(ImportId id, ImportOptions options) {
        return HeavyReading.of(work, () -> FirstLook.at(of(id), options));
    }

    boolean has(ImportId id) {
        return Files.isRegularFile(of(id));
    }

    /// Returns when the bytes are on the disk.
    ///
    /// @return how many bytes
    /// @throws ImportRefused if there are more than a file may have
    long keep(ImportId id, InputStream content) {
        var file = of(id);
        try {
            PrivateFiles.folder(folder);
            try (var bytes = new CountedBytes(content, ImportLimits.FILE_BYTES, "file_too_large");
                    var channel = FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                            PrivateFiles.file());
                    var output = Channels.newOutputStream(channel)) {
                bytes.transferTo(output);
                channel.force(true);
                return bytes.count();
            }
        } catch (ImportRefused e) {
            drop(id);
            throw e;
        } catch (IOException e) {
            drop(id);
            throw new UncheckedIOException(e);
        }
    }

    void drop(ImportId id) {
        try {
            Files.deleteIfExists(of(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
