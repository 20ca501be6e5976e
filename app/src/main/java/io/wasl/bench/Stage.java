package io.wasl.bench;

import io.wasl.Wasl;
import io.wasl.database.DatabaseUrl;
import io.wasl.database.Schema;
import io.wasl.settings.Settings;
import io.wasl.settings.SettingsReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Where a benchmark takes place: a folder, a port and a database of its own, filled before the platform starts.
record Stage(Path folder, int port) {

    /// In which folder stages are built.
    static final Path FLOOR = Path.of(System.getProperty("java.io.tmpdir"));

    static Stage build() throws IOException {
        return new Stage(Files.createTempDirectory(FLOOR, "wasl-bench"), freePort());
    }

    /// The platform takes it, and the next one, only once the database is filled. Lower than those that outgoing
    /// connections take by themselves meanwhile.
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(port -> isFree(port) && isFree(port + 1))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    Path home() {
        return folder.resolve(".wasl");
    }

    /// Has the platform's own nouns fill the database.
    void fill(Map<String, String> settings, BiConsumer<ApplicationContext, BenchDatabase> work) {
        try (var database = BenchDatabase.of(home())) {
            Schema.prepare(database.server().url());
            database.countStatements();
            try (var context = context(settings, database.server().url())) {
                work.accept(context, database);
            }
        }
    }

    Platform start(Map<String, String> settings, Launch launch) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("PORT", Integer.toString(port));
        return Platform.start(folder, port, launch, all);
    }

    /// An instance that only enqueues.
    ConfigurableApplicationContext context(Map<String, String> settings, DatabaseUrl url) {
        var read = new SettingsReader(settings).read(home());
        return new SpringApplicationBuilder(Wasl.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(Settings.class, () -> read);
                    beans.registerBean(DatabaseUrl.class, () -> url);
                })
                .properties("wasl.engine=false", "logging.level.root=warn")
                .run();
    }
}
