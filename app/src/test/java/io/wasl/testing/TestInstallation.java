package io.wasl.testing;

import io.wasl.database.DatabaseUrl;
import io.wasl.settings.Settings;
import io.wasl.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/// What `./wasl serve` prepares before the context starts, for tests: a database of its own, a simulated Meta and a
/// public address. A property `setting.NAME` overrides a setting.
public final class TestInstallation implements ApplicationContextInitializer<GenericApplicationContext> {

    public static final String APP_SECRET = "test-app-secret";
    public static final String VERIFY_TOKEN = "test-verify-token";
    public static final String ENCRYPTION_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final Map<String, String> SETTINGS = Map.of(
            "PORT",
            "0",
            "META_CLIENT_ID",
            "1000000001",
            "META_CLIENT_SECRET",
            APP_SECRET,
            "META_WEBHOOK_VERIFY_TOKEN",
            VERIFY_TOKEN,
            "INTEGRATION_ENCRYPTION_KEY",
            ENCRYPTION_KEY,
            "META_CONFIGURATION_ID",
            "600000001",
            "META_GRAPH_URL",
            MetaSimulator.INSTANCE.url().toString(),
            "API_BASE_URL",
            PublicAddress.INSTANCE.url().toString());

    // What takes milliseconds is not waited for a tenth of a second, and a busy machine may take its time.
    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    /// The settings of every test installation, but for those that are given.
    static Map<String, String> texts(Map<String, String> own) {
        var texts = new HashMap<>(SETTINGS);
        texts.putAll(own);
        return texts;
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        var own = new HashMap<String, String>();
        var properties = context.getEnvironment();
        for (var name : new String[] {
            "META_GRAPH_URL",
            "META_CLIENT_ID",
            "META_CLIENT_SECRET",
            "META_CONFIGURATION_ID",
            "API_BASE_URL",
            "TRUSTED_PROXIES",
            "WEBHOOK_RATE_LIMIT_ALL",
            "WEBHOOK_RETENTION",
            "WHATSAPP_VERIFY_TOKEN",
        }) {
            var override = properties.getProperty("setting." + name);
            if (override != null) {
                own.put(name, override);
            }
        }
        var url = TestServer.newDatabase();
        context.registerBean(Settings.class, () -> new SettingsReader(texts(own)).read(Path.of("target", "home")));
        context.registerBean(DatabaseUrl.class, () -> url);
    }
}
