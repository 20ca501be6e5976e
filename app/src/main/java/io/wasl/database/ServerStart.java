package io.wasl.database;

import io.wasl.settings.PrivateFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// One start of the embedded server. What it says goes to a file, which is read while it starts: a server that has said
/// why it cannot run is not waited for.
final class ServerStart {

    private static final Pattern REASON = Pattern.compile("(?m)^.*(?:FATAL|PANIC): +(?!.*starting up)(.*)$");
    private static final Pattern HINT = Pattern.compile("(?m)^.*(?:DETAIL|HINT): +(.*)$");
    private static final long LOOK_MILLIS = 200;

    private final Path said;

    /// @param said the file for what the server says
    ServerStart(Path said) {
        this.said = said;
    }

    /// @throws IOException with the server's own reason, if it gave one
    EmbeddedPostgres of(EmbeddedPostgres.Builder builder) throws IOException {
        Files.deleteIfExists(said);
        Files.createFile(said, PrivateFiles.file());
        builder.setOutputRedirector(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(said.toFile()));
        var started = new CompletableFuture<EmbeddedPostgres>();
        var starter = Thread.ofPlatform().name("postgres-start").daemon().start(() -> {
            try {
                started.complete(builder.start());
            } catch (IOException | RuntimeException e) {
                started.completeExceptionally(e);
            }
        });
        while (true) {
            try {
                return started.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (!reason().isEmpty()) {
                    starter.interrupt();
                    throw new IOException(reason());
                }
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw new IOException(reason().isEmpty() ? String.valueOf(cause.getMessage()) : reason(), cause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        }
    }

    private String reason() throws IOException {
        var text = Files.readString(said);
        var reason = REASON.matcher(text);
        if (!reason.find()) {
            return "";
        }
        var hint = HINT.matcher(text);
        return hint.find(reason.end()) ? reason.group(1) + "; " + hint.group(1) : reason.group(1);
    }
}
