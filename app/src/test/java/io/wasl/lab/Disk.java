package io.wasl.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// A disk so small that it can be filled up: a file system in memory.
final class Disk implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final Path folder;

    private Disk(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// Empty where this user may not mount anything.
    static Optional<Disk> mount(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
            return Signals.run(List.of(
                            "mount",
                            "-t",
                            "tmpfs",
                            "-o",
                            "size=%dm,mode=0700".formatted(megabytes),
                            "wasl-lab",
                            folder.toAbsolutePath().toString()))
                    ? Optional.of(new Disk(folder))
                    : Optional.empty();
        } catch (IOException | UncheckedIOException noSuchProgram) {
            return Optional.empty();
        }
    }

    Path folder() {
        return folder;
    }

    /// Writes until nothing more can be written.
    void fill() {
        try (var channel = FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (true) {
                channel.write(ByteBuffer.allocate(BLOCK));
            }
        } catch (IOException full) {
            // As was wanted.
        }
    }

    void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Signals.run(List.of("umount", "-l", folder.toAbsolutePath().toString()));
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }
}
