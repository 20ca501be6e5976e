package io.wasl.cli;

import io.wasl.settings.PrivateFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.web.server.PortInUseException;

/// What to say of a failure that nobody foresaw: one line for whoever stands before the machine, and all of it in a
/// file
/// for whoever is to mend it.
final class FailureReport {

    private final Path folder;

    FailureReport(Path folder) {
        this.folder = folder;
    }

    String tell(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            if (root instanceof PortInUseException taken) {
                return "PORT: " + taken.getPort() + " is in use by another program; choose a free one";
            }
            root = root.getCause();
        }
        var message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return "Wasl failed: " + root.getClass().getSimpleName() + ", " + message + " (" + keep(failure) + ")";
    }

    private String keep(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        var file = folder.resolve("failure.txt");
        try {
            PrivateFiles.folder(folder);
            Files.deleteIfExists(file);
            Files.createFile(file, PrivateFiles.file());
            Files.writeString(file, text.toString());
            return "the whole report is in " + file;
        } catch (IOException e) {
            return "no report could be written to " + file;
        }
    }
}
