package io.wasl.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Closes the browsers of a test when it ends. Should it fail, what they showed is kept in `target/failures` first, and
/// told in the output, which is all that there is of a run far away.
public final class Witness implements AfterTestExecutionCallback {

    private static final Path FOLDER = Path.of("target", "failures");
    private static final List<Browser> OPEN = new ArrayList<>();

    static void watch(Browser browser) {
        OPEN.add(browser);
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        try {
            if (test.getExecutionException().isPresent()) {
                keep(test);
            }
        } finally {
            OPEN.forEach(Browser::leave);
            OPEN.clear();
        }
    }

    private static void keep(ExtensionContext test) {
        var name = test.getRequiredTestClass().getSimpleName() + "."
                + test.getDisplayName().replaceAll("\\W+", "-");
        for (int i = 0; i < OPEN.size(); i++) {
            var browser = OPEN.get(i);
            try {
                var text = browser.testimony();
                System.err.println(text);
                Files.createDirectories(FOLDER);
                Files.writeString(FOLDER.resolve(name + i + ".txt"), text);
                browser.picture(FOLDER.resolve(name + i + ".png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
