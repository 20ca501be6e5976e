package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTests {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void anotherBuildIsAnotherVersionThoughItsNumberIsTheSame() throws IOException {
        assertThat(CodeVersion.digest(jar("one", "repaired", 0)))
                .startsWith("+")
                .isNotEqualTo(CodeVersion.digest(jar("two", "broken", 0)));
    }

    @Test
    void theSameCodeBuiltLaterIsTheSameVersion() throws IOException {
        assertThat(CodeVersion.digest(jar("one", "same", 0)))
                .isEqualTo(CodeVersion.digest(jar("two", "same", 86_400_000)));
    }

    @Test
    void whatIsNoArchiveHasNoDigest() throws IOException {
        assertThat(CodeVersion.digest(null)).isEmpty();
        assertThat(CodeVersion.digest(folder.toFile())).isEmpty();
        assertThat(CodeVersion.digest(
                        Files.writeString(folder.resolve("text"), "no jar").toFile()))
                .isEmpty();
        assertThat(new CodeVersion().text()).isNotBlank();
    }

    private File jar(String name, String content, long at) throws IOException {
        Path path = folder.resolve(name + ".jar");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(path))) {
            ZipEntry entry = new ZipEntry("Handler.class");
            entry.setTime(at);
            jar.putNextEntry(entry);
            jar.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return path.toFile();
    }
}
