package io.wasl.database;

import io.wasl.database.Standstills.Origin;
import io.wasl.settings.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Remembers outside the database how far the database had come: only so can anybody notice that its folder
/// was put back to an earlier day.
final class Witness {

    private final Path file;

    Witness(Path file) {
        this.file = file;
    }

    /// What was last seen; empty if nothing was, or it cannot be understood.
    Optional<Origin> saw() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] words = Files.readString(file).strip().split(" ", -1);
        boolean understood =
                words.length == 3 && words[1].matches("[0-9]{1,9}") && words[2].matches("[0-9A-F]{1,8}/[0-9A-F]{1,8}");
        return understood ? Optional.of(new Origin(words[0], Integer.parseInt(words[1]), words[2])) : Optional.empty();
    }

    void see(Origin origin) throws IOException {
        Path folder = file.resolveSibling("").toAbsolutePath();
        PrivateFiles.folder(folder);
        Path next = Files.createTempFile(folder, "witness", null);
        Files.writeString(next, origin.systemIdentifier() + " " + origin.timeline() + " " + origin.written() + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
