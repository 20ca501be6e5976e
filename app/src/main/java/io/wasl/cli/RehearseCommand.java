package io.wasl.cli;

import io.wasl.kernel.EncryptionKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Starts the platform once on throw-away data and stops it, so that the JVM can note in an ahead-of-time cache what a
/// start needs. `./wasl` does this after it built the jar.
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Runnable {

    private static final List<String> PAGES = List.of("/sign-in", "/health/ready", "/webhook/whatsapp");

    @Parameters(description = "A folder to use and leave behind.")
    private Path home = Path.of("replaced");

    @Override
    public void run() {
        var settings = Map.of("PORT", "0", "INTEGRATION_ENCRYPTION_KEY", EncryptionKeys.generate());
        try (var platform = Installation.with(settings, home).serveLocally(0);
                var browser = HttpClient.newHttpClient()) {
            var port = platform.getEnvironment().getRequiredProperty("local.server.port");
            for (var page : PAGES) {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page));
                browser.send(request.build(), BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new CannotDo("The rehearsal's page did not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
