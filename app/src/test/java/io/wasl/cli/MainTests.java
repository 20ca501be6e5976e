package io.wasl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTests {

    @ParameterizedTest
    @ValueSource(strings = {"bench send --nonsense", "bench ingest --nonsense=1", "doctor --nonsense", "nonsense"})
    void aMistakeIsAnsweredInOneLineThatNamesIt(String line) {
        var said = new StringWriter();

        int status = Main.commands().setErr(new PrintWriter(said, true)).execute(line.split(" ", -1));

        assertThat(status).isEqualTo(2);
        assertThat(said.toString().lines()).singleElement().asString().contains("nonsense", "--help explains");
    }

    @ParameterizedTest
    @CsvSource({
        "bench send --numbers 99, --numbers: 99, bench send",
        "bench ingest --events 1001, '--events: 1,001', bench ingest",
        "bench ingest --messages 10 --events 3, --messages is a multiple of --events, bench ingest"
    })
    void whatIsOutOfBoundsIsAnsweredSoToo(String line, String answer, String command) {
        var said = new StringWriter();

        Main.commands().setErr(new PrintWriter(said, true)).execute(line.split(" ", -1));

        assertThat(said.toString().lines()).singleElement().asString().contains(answer, "wasl " + command + " --help");
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox --port 70000, 70000 is not a port",
        "sandbox --port 65535, 65536 is not a port",
        "sandbox --simulator-port 8000, the platform itself uses 8000"
    })
    void portsThatCannotBeAreRefusedBeforeAnythingStarts(String line, String answer) {
        var said = new StringWriter();

        int status = Main.commands().setErr(new PrintWriter(said, true)).execute(line.split(" ", -1));

        assertThat(status).isNotZero();
        assertThat(said.toString().lines()).singleElement().asString().contains(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api-key create --client Soa --name shop",
                "api-key create --client Soa --name shop --scopes campaigns,everything:read"
            })
    void aKeyThatNamesNothingOrWhatIsNotThereIsRefusedWithTheListOfScopes(String line) {
        var said = new StringWriter();

        int status = Main.commands().setErr(new PrintWriter(said, true)).execute(line.split(" ", -1));

        assertThat(status).isEqualTo(2);
        assertThat(said.toString().lines())
                .singleElement()
                .asString()
                .contains("--scopes", "campaigns", "messages", "webhook-events", "* for everything");
        assertThat(said.toString().contains("'everything:read'")).isEqualTo(line.contains("everything:read"));
    }

    @Test
    void withoutATerminalAPasswordIsNotAskedFor() {
        Assumptions.assumeTrue(System.console() == null || !System.console().isTerminal());
        var said = new StringWriter();

        int status = Main.commands()
                .setErr(new PrintWriter(said, true))
                .execute("user", "add", "--email", "hanta@soa.example", "--name", "Hanta", "--role", "operator");

        assertThat(status).isEqualTo(1);
        assertThat(said.toString().lines()).singleElement().asString().contains("--password-stdin");
    }
}
