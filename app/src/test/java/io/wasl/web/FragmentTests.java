package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Templates name each other's fragments in text that no compiler reads; a wrong name is found only when that line is
/// reached.
class FragmentTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern USE = Pattern.compile("~\\{([a-z][\\w/-]*) :: ([\\w-]+)");
    private static final Pattern PAGE = Pattern.compile("<html[^>]*th:replace=\"~\\{layout :: ");

    @Test
    void everyFragmentThatIsUsedExists() throws IOException {
        var missing = new ArrayList<String>();
        for (Path template : templates()) {
            USE.matcher(Files.readString(template))
                    .results()
                    .filter(use -> !holds(use.group(1), use.group(2)))
                    .forEach(use -> missing.add(template + ": " + use.group()));
        }

        assertThat(missing).isEmpty();
    }

    /// It would be shown below the page, which its frame has replaced by then.
    @Test
    void nothingStandsBelowAPage() throws IOException {
        for (Path template : templates()) {
            String text = Files.readString(template);
            if (!template.endsWith("layout.html") && PAGE.matcher(text).find()) {
                assertThat(text.strip()).as("%s", template).endsWith("</html>");
            }
        }
    }

    private static boolean holds(String template, String fragment) {
        try {
            String text = Files.readString(TEMPLATES.resolve(template + ".html"));
            return Pattern.compile("th:fragment=\"" + Pattern.quote(fragment) + "[(\"]")
                    .matcher(text)
                    .find();
        } catch (IOException absent) {
            return false;
        }
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}
