package io.wasl.cli;

import io.wasl.Wasl;
import io.wasl.database.DatabaseUrl;
import io.wasl.database.EmbeddedServer;
import io.wasl.database.Schema;
import io.wasl.settings.Environment;
import io.wasl.settings.PrivateFiles;
import io.wasl.settings.SettingProblem;
import io.wasl.settings.Settings;
import io.wasl.settings.SettingsReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The installation in a folder: its settings, its database, and the platform on top of both.
final class Installation {

    private static final Path ENV_FILE = Path.of(".env");
    private static final String DATABASE_FOLDER = "postgres";
    static final int LARGEST_PORT = 65535;
    static final Path HOME = Path.of(".wasl");

    private final Settings settings;

    private Installation(Settings settings) {
        this.settings = settings;
    }

    /// The installation that the settings describe.
    static Installation here() {
        return with(Environment.read(ENV_FILE, System.getenv()), HOME);
    }

    /// The one that a command means: the sandbox while it runs here, or where nothing else is set up.
    static Installation forCommand() {
        var texts = Environment.read(ENV_FILE, System.getenv());
        boolean sandboxOnly = !texts.containsKey("INTEGRATION_ENCRYPTION_KEY") && Files.exists(SandboxCommand.HOME);
        return sandboxOnly || isRunning(SandboxCommand.HOME) ? SandboxCommand.installation() : with(texts, HOME);
    }

    static Installation with(Map<String, String> texts, Path home) {
        return new Installation(new SettingsReader(texts).read(home));
    }

    /// Runs the platform, or the part that the role names, until its context is closed.
    ConfigurableApplicationContext serve(ServeRole role) {
        refuseTakenPort(settings.port(), "PORT");
        refuseTakenPort(metricsPort(), "PORT (the next one serves the metrics)");
        return start(WebApplicationType.SERVLET, role.properties());
    }

    /// Runs the whole platform for this machine only.
    ConfigurableApplicationContext serveLocally(int metricsPort) {
        return start(
                WebApplicationType.SERVLET,
                Map.of("server.address", "127.0.0.1", "management.server.port", metricsPort));
    }

    static boolean isRunning(Path home) {
        return EmbeddedServer.isRunning(home.resolve(DATABASE_FOLDER));
    }

    /// Lets a command use the platform's nouns, without its doors and its engine.
    void use(Consumer<ConfigurableApplicationContext> work) {
        try (var context = start(WebApplicationType.NONE, Map.of())) {
            work.accept(context);
        }
    }

    private ConfigurableApplicationContext start(WebApplicationType type, Map<String, Object> more) {
        closeToOthers();
        var given = settings.databaseUrl();
        var server =
                given.isPresent() ? null : EmbeddedServer.open(settings.home().resolve(DATABASE_FOLDER));
        var url = server == null ? parse(given.orElseThrow().reveal()) : server.url();
        try {
            // What a first start unpacked, too.
            closeToOthers();
            Schema.prepare(url);
            return new SpringApplicationBuilder(Wasl.class)
                    .web(type)
                    .initializers(context -> {
                        var beans = (GenericApplicationContext) context;
                        beans.registerBean(Settings.class, () -> settings);
                        beans.registerBean(DatabaseUrl.class, () -> url);
                        if (server != null) {
                            beans.registerBean(EmbeddedServer.class, () -> server);
                        }
                    })
                    .properties(Map.of(
                            "server.port",
                            settings.port(),
                            "management.server.port",
                            metricsPort(),
                            "management.server.address",
                            "127.0.0.1",
                            "wasl.engine",
                            type == WebApplicationType.SERVLET))
                    .properties(new HashMap<>(more))
                    .run();
        } catch (RuntimeException e) {
            close(server, e);
            throw e;
        }
    }

    private void closeToOthers() {
        try {
            PrivateFiles.close(settings.home());
        } catch (IOException e) {
            throw new CannotDo("Others may read what is in " + settings.home() + ", and that cannot be changed: "
                    + e.getMessage() + "; let the user that runs Wasl own it (chown -R)");
        }
    }

    /// Metrics are for the machine's owner: on the next port, and only from this machine.
    private int metricsPort() {
        return settings.port() == 0 ? 0 : settings.port() + 1;
    }

    static void refuseTakenPort(int port, String name) {
        if (port < 0 || port > LARGEST_PORT) {
            throw new CannotDo(name + ": " + port + " is not a port; choose one below 65535");
        }
        if (!isFree(port)) {
            throw new CannotDo(name + ": " + port + " is in use by another program; choose a free one");
        }
    }

    static boolean isFree(int port) {
        try (var probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void close(@Nullable EmbeddedServer server, RuntimeException reason) {
        if (server != null) {
            try {
                server.close();
            } catch (Exception e) {
                reason.addSuppressed(e);
            }
        }
    }

    private static DatabaseUrl parse(String text) {
        try {
            return DatabaseUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SettingProblem(
                    "DATABASE_URL", e.getMessage() + "; expected postgresql://user:password@host:port/database");
        }
    }
}
