package io.wasl.bench;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.database.DatabaseUrl;
import io.wasl.kernel.EncryptionKeys;
import io.wasl.kernel.Secret;
import io.wasl.tenant.Tenants;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// A client with numbers that can send: a database of its own, a simulator, and the platform not yet started.
final class SendScene implements AutoCloseable {

    static final String APP_SECRET = "bench-app-secret";
    private static final int ANSWER_MS = 100;

    static final String TEMPLATE = "bench";
    static final String LANGUAGE = "fr";

    private static final String ACCESS_TOKEN = "bench-access-token";
    private static final String WABA = "200000000000009";

    private static final List<String> KNOBS = List.of(
            "failure_rates={}",
            "answer_ms_min=" + ANSWER_MS,
            "answer_ms_max=" + ANSWER_MS,
            "delivered_rate=1",
            "read_rate=1",
            "sent_ms_min=100",
            "sent_ms_max=300",
            "delivered_ms_min=100",
            "delivered_ms_max=500",
            "read_ms_min=200",
            "read_ms_max=1000");

    private final Stage stage;
    private final Map<String, String> settings;
    private final SimulatedMeta meta;
    private final @Nullable TlsKey key;

    private SendScene(Stage stage, Map<String, String> settings, SimulatedMeta meta, @Nullable TlsKey key) {
        this.stage = stage;
        this.settings = settings;
        this.meta = meta;
        this.key = key;
    }

    /// Without TLS between the platform and Meta.
    static SendScene prepare(int numbers, Backlog backlog) throws IOException {
        return prepare(numbers, List.of(), false, backlog);
    }

    static SendScene prepare(int numbers, List<String> moreKnobs, boolean tls, Backlog backlog) throws IOException {
        var stage = Stage.build();
        var fixture = Files.writeString(stage.folder().resolve("fixture.json"), fixture(numbers));
        var key = tls ? TlsKey.make(stage.folder()) : null;
        List<String> options = new ArrayList<>(key == null ? List.of() : key.simulatorOptions());
        Stream.concat(KNOBS.stream(), moreKnobs.stream()).forEach(knob -> options.add("--knob=" + knob));
        var callback = "http://127.0.0.1:" + stage.port() + "/webhook/whatsapp";
        var meta = SimulatedMeta.start(fixture, callback, acceptLog(stage), options);
        if (key != null) {
            key.believe();
        }
        var scene = new SendScene(stage, settings(meta), meta, key);
        stage.fill(
                scene.settings, (context, database) -> backlog.pileUp(context, accounts(context, numbers), database));
        return scene;
    }

    Platform startPlatform(Launch launch) throws IOException {
        return stage.start(settings, key == null ? launch : launch.with(key.javaOptions()));
    }

    Codes codes(DatabaseUrl url) {
        return new Codes(stage.context(settings, url));
    }

    Arrivals arrivals() {
        return new Arrivals(acceptLog(stage));
    }

    ProcessHandle simulator() {
        return meta.process();
    }

    /// What the simulator says of itself, as JSON.
    String told(String of) throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(meta.url().resolve("/simulator/" + of))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        meta.close();
    }

    private static Path acceptLog(Stage stage) {
        return stage.folder().resolve("accepted.jsonl");
    }

    private static List<Account> accounts(ApplicationContext context, int numbers) {
        var tenant = context.getBean(Tenants.class).add("Bench").id();
        var accounts = context.getBean(Accounts.class);
        return IntStream.range(0, numbers)
                .mapToObj(n -> accounts.add(tenant, account(n)))
                .toList();
    }

    private static NewAccount account(int n) {
        return new NewAccount("Bench " + n, number(n), WABA, new Secret(ACCESS_TOKEN), null, null, null);
    }

    private static String number(int n) {
        return "1000000000001" + n;
    }

    private static Map<String, String> settings(SimulatedMeta meta) {
        Map<String, String> settings = new HashMap<>();
        settings.put("META_CLIENT_ID", "1000000001");
        settings.put("META_CLIENT_SECRET", APP_SECRET);
        settings.put("META_WEBHOOK_VERIFY_TOKEN", "bench-verify-token");
        settings.put("INTEGRATION_ENCRYPTION_KEY", EncryptionKeys.generate());
        settings.put("META_GRAPH_URL", meta.url().toString());
        return settings;
    }

    private static String fixture(int numbers) {
        var all = IntStream.range(0, numbers)
                .mapToObj(
                        n -> "{\"id\":\"" + number(n)
                                + "\",\"throughput\":\"HIGH\",\"whatsapp_business_manager_messaging_limit\":\"TIER_UNLIMITED\"}")
                .collect(Collectors.joining(","));
        return """
                {"wabas": [{"id": "%s", "numbers": [%s], "templates": [{
                    "name": "%s", "language": "%s", "category": "MARKETING",
                    "components": [{"type": "BODY", "text": "Bonjour {{1}}, jusqu’au {{2}}."}]}]}],
                 "tokens": [{"access_token": "%s", "wabas": ["%s"]}]}
                """.formatted(WABA, all, TEMPLATE, LANGUAGE, ACCESS_TOKEN, WABA);
    }
}
