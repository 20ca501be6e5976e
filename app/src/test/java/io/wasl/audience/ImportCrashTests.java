package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.DatabaseUrl;
import io.wasl.kernel.CrashPoint;
import io.wasl.testing.FreePort;
import io.wasl.testing.Program;
import io.wasl.testing.TestInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Platforms, as processes of their own, that die while they read a file: the next one goes on, but not for ever.
class ImportCrashTests extends ImportingClient {

    private final DatabaseUrl database;

    @TempDir
    private Path folder = Path.of("");

    ImportCrashTests(@Autowired ApplicationContext beans, @Autowired DatabaseUrl database) {
        super(beans);
        this.database = database;
    }

    @Test
    void whatADeadProcessHasReadIsNotReadAgain() throws Exception {
        var draft = upload(numbers(2_500));
        imports.start(acme, draft.id());

        dieReading(draft, CrashPoint.IMPORT_CHUNK_COMMITTED);

        assertThat(find(draft.id()).processed()).isEqualTo(ImportRun.CHUNK);
        takeOver(draft);
        var done = find(draft.id());
        assertThat(done.status()).isEqualTo(Import.Status.COMPLETED);
        assertThat(List.of(done.accepted(), done.updated(), done.duplicates(), done.rejected()))
                .containsExactly(2_500, 0, 0, 0);
        assertThat(count("contact")).isEqualTo(2_500);
    }

    @Test
    void aFileThatEndsTwoProcessesIsGivenUp() throws Exception {
        var draft = upload(numbers(5));
        imports.start(acme, draft.id());
        for (int death = 1; death <= ImportRun.MOST_ATTEMPTS; death++) {
            dieReading(draft, CrashPoint.IMPORT_CHUNK_READ);
            assertThat(find(draft.id()).attempts()).isEqualTo(death);
            assertThat(find(draft.id()).status()).isEqualTo(Import.Status.RUNNING);
        }

        takeOver(draft);

        assertThat(find(draft.id()).status()).isEqualTo(Import.Status.FAILED);
        assertThat(find(draft.id()).problem()).isEqualTo("crashed");
        assertThat(count("contact")).isZero();
    }

    private void takeOver(Import draft) {
        endLease();
        machinery.run().run(acme, draft.id());
    }

    /// Runs a whole platform on the same database and the same file until it dies.
    private void dieReading(Import draft, CrashPoint point) throws IOException, InterruptedException {
        endLease();
        var files = Files.createDirectories(folder.resolve(".wasl/files/imports"));
        var copy = files.resolve(draft.id().toString());
        Files.deleteIfExists(copy);
        Files.copy(machinery.files().of(draft.id()), copy);
        var builder = new ProcessBuilder(Program.command(List.of("-Dwasl.crash=" + point.word()), "serve"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile());
        builder.environment().putAll(settings());
        var platform = builder.start();
        try {
            assertThat(platform.waitFor(2, TimeUnit.MINUTES)).as("it dies").isTrue();
            assertThat(platform.exitValue())
                    .as(Files.readString(folder.resolve("child.log")))
                    .isEqualTo(point.exitStatus());
        } finally {
            platform.destroyForcibly();
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "PORT",
                String.valueOf(FreePort.next()),
                "META_CLIENT_ID",
                "1000000001",
                "META_CLIENT_SECRET",
                TestInstallation.APP_SECRET,
                "META_WEBHOOK_VERIFY_TOKEN",
                TestInstallation.VERIFY_TOKEN,
                "INTEGRATION_ENCRYPTION_KEY",
                TestInstallation.ENCRYPTION_KEY,
                "DATABASE_URL",
                "postgresql://%s:%s@%s:%d/%s"
                        .formatted(
                                database.user(),
                                database.password().reveal(),
                                database.host(),
                                database.port(),
                                database.database()));
    }
}
