package io.wasl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.PortInUseException;

class FailureReportTests {

    @TempDir
    private Path folder = Path.of("replaced");

    @Test
    void whatNobodyForesawIsOneLineAndTheRestIsInAFile() throws IOException {
        var failure = new IllegalStateException("outside", new IOException("the disk\nand more of it"));

        var told = new FailureReport(folder.resolve("new")).tell(failure);

        assertThat(told.lines())
                .singleElement()
                .asString()
                .contains("IOException, the disk")
                .doesNotContain("more of it");
        assertThat(Files.readString(folder.resolve("new/failure.txt"))).contains("\tat ", "outside");
    }

    @Test
    void aPortThatAnotherTookMeanwhileIsNamed() {
        var failure = new IllegalStateException("outside", new PortInUseException(8000, new IOException("taken")));

        assertThat(new FailureReport(folder).tell(failure)).startsWith("PORT: 8000 is in use");
    }
}
