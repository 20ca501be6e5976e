package io.wasl.lab;

import io.wasl.Wasl;
import io.wasl.database.DatabaseUrl;
import io.wasl.database.Schema;
import io.wasl.kernel.EncryptionKeys;
import io.wasl.settings.Settings;
import io.wasl.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Everything there is in the laboratory, each a process of its own: the database, the simulated Meta, two platforms,
/// and the wires between them.
///
/// @param books what the platform says
/// @param accepted what is true
/// @param toMeta the way of messages
/// @param fromMeta the way of webhooks
/// @param disk that of the database, if it can be filled up
record World(
        DatabaseServer database,
        Books books,
        SimulatedMeta meta,
        AcceptLog accepted,
        Wire toMeta,
        Wire fromMeta,
        Fleet fleet,
        Shop shop,
        @Nullable Disk disk,
        ConfigurableApplicationContext context)
        implements AutoCloseable {

    private static final int NUMBERS = 24;

    /// @param disk for the database; null for that of the folder
    static World build(Path folder, @Nullable Disk disk, long seed) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var database = DatabaseServer.create(
                disk == null ? folder.resolve("postgres") : disk.folder().resolve("postgres"),
                disk == null ? "1GB" : "128MB");
        Map<String, String> settings = new HashMap<>();
        var fleet = new Fleet(folder, () -> settings);
        var fromMeta = Wire.to(fleet::door);
        var meta = meta(folder, seed, fromMeta);
        var toMeta = Wire.to(() -> OptionalInt.of(meta.port()));
        settings.putAll(settings(toMeta));
        settings.put("DATABASE_URL", database.address());
        Schema.prepare(database.url());
        var context = context(folder, settings, database.url());
        return new World(
                database,
                new Books(database),
                meta,
                new AcceptLog(folder.resolve("accepted.jsonl")),
                toMeta,
                fromMeta,
                fleet,
                Shop.found(context, NUMBERS),
                disk,
                context);
    }

    /// One platform with its embedded database, as most run it.
    static World buildWhole(Path folder, long seed) {
        Map<String, String> settings = new HashMap<>();
        var fleet = new Fleet(folder, () -> settings);
        var fromMeta = Wire.to(fleet::door);
        var meta = meta(folder, seed, fromMeta);
        var toMeta = Wire.to(() -> OptionalInt.of(meta.port()));
        settings.putAll(settings(toMeta));
        fleet.add("");
        fleet.awaitSomebody();
        var database = DatabaseServer.of(folder.resolve(".wasl/postgres"));
        var context = context(folder, settings, database.url());
        return new World(
                database,
                new Books(database),
                meta,
                new AcceptLog(folder.resolve("accepted.jsonl")),
                toMeta,
                fromMeta,
                fleet,
                Shop.found(context, NUMBERS),
                null,
                context);
    }

    private static SimulatedMeta meta(Path folder, long seed, Wire fromMeta) {
        var meta = SimulatedMeta.start(folder, NUMBERS, seed, fromMeta.url() + "/webhook/whatsapp");
        meta.disconnect(Shop.DEAD_PHONES, Shop.DEAD_PHONE_ERROR);
        return meta;
    }

    private static Map<String, String> settings(Wire toMeta) {
        return Map.of(
                "META_CLIENT_ID",
                "1000000001",
                "META_CLIENT_SECRET",
                SimulatedMeta.APP_SECRET,
                "META_WEBHOOK_VERIFY_TOKEN",
                "lab-verify-token",
                "INTEGRATION_ENCRYPTION_KEY",
                EncryptionKeys.generate(),
                "META_GRAPH_URL",
                toMeta.url());
    }

    /// Ends whatever is still wrong with the wires and with Meta.
    void mend() {
        toMeta.mend();
        fromMeta.mend();
        meta.calm();
    }

    @Override
    public void close() {
        fleet.close();
        context.close();
        meta.close();
        toMeta.close();
        fromMeta.close();
        database.close();
        if (disk != null) {
            disk.close();
        }
    }

    /// The platform's nouns in this process, without its doors and its engine.
    private static ConfigurableApplicationContext context(Path folder, Map<String, String> settings, DatabaseUrl url) {
        var read = new SettingsReader(settings).read(folder.resolve(".wasl"));
        return new SpringApplicationBuilder(Wasl.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(Settings.class, () -> read);
                    beans.registerBean(DatabaseUrl.class, () -> url);
                })
                .properties("wasl.engine=false", "logging.level.root=error", "logging.level.io.wasl=error")
                .run();
    }
}
