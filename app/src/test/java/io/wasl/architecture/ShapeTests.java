package io.wasl.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The budget of the house style for files and for what is shown.
class ShapeTests {

    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("../meta/src/main/java"), Path.of("../simulator/src/main/java"));

    @Test
    void filesAreSmall() {
        var lengths = sources().map(ShapeTests::lines).map(List::size).sorted().toList();

        assertThat(lengths.get(lengths.size() / 2)).as("median length").isLessThanOrEqualTo(60);
        assertThat(lengths.get(lengths.size() * 9 / 10)).as("90th percentile").isLessThanOrEqualTo(200);
        assertThat(lengths.getLast()).as("longest").isLessThanOrEqualTo(500);
    }

    @Test
    void mostTypesAreHidden() {
        var declarations = sources()
                .filter(file -> !file.endsWith("package-info.java") && !isSharedVocabulary(file))
                .map(ShapeTests::lines)
                .toList();
        long shown = declarations.stream()
                .filter(lines -> lines.stream().anyMatch(line -> line.startsWith("public ")))
                .count();

        assertThat(shown * 2).as("public types, twice").isLessThanOrEqualTo(declarations.size());
    }

    /// The kernel and the Cloud API exist to be spoken by others.
    private static boolean isSharedVocabulary(Path file) {
        return file.toString().contains("/kernel/") || file.startsWith("../meta");
    }

    private static Stream<Path> sources() {
        return SOURCES.stream().filter(Files::exists).flatMap(ShapeTests::javaFiles);
    }

    private static Stream<Path> javaFiles(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
