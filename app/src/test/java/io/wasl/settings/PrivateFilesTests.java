package io.wasl.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTests {

    @TempDir
    private Path home = Path.of("replaced");

    @Test
    void whatOthersMayReadFromBeforeIsClosedToThem() throws IOException {
        var folder = Files.createDirectories(home.resolve("postgres/server"));
        var key = made(home.resolve("encryption-key"), "rw-r--r--");
        var program = made(folder.resolve("postgres-program"), "rwxr-xr-x");
        var link = Files.createSymbolicLink(home.resolve("link"), made(home.resolve("../elsewhere"), "rw-r--r--"));

        PrivateFiles.close(home);

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(home)).isEqualTo("rwx------");
        assertThat(permissions(key)).isEqualTo("rw-------");
        assertThat(permissions(program)).isEqualTo("rwx------");
        assertThat(permissions(link)).as("what lies elsewhere").isEqualTo("rw-r--r--");
    }

    @Test
    void whatIsMadeIsTheOwnersFromTheBeginning() throws IOException {
        var folder = PrivateFiles.folder(home.resolve("files/imports"));
        var file = Files.createFile(folder.resolve("list"), PrivateFiles.file());

        assertThat(permissions(folder.getParent())).isEqualTo("rwx------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    private static Path made(Path file, String permissions) throws IOException {
        Files.writeString(file, "x");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
