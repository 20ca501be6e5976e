package io.wasl.settings;

import io.wasl.kernel.EncryptionKeys;
import io.wasl.kernel.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the settings from their texts and says in one line what is wrong with them.
public final class SettingsReader {

    private static final int DEFAULT_PORT = 8000;
    private static final int LARGEST_PORT = 65535;
    private static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    private final Map<String, String> texts;

    /// @param texts setting names and values, as `Environment.read` gives them
    public SettingsReader(Map<String, String> texts) {
        this.texts = texts;
    }

    /// @throws SettingProblem for the first setting that is missing or wrong
    public Settings read(Path home) {
        checkForms();
        int port = port();
        return new Settings(
                home,
                port,
                text(Setting.API_BASE_URL)
                        .map(given -> WebAddress.parse(Setting.API_BASE_URL, given, false))
                        .orElseGet(() -> URI.create("http://localhost:" + port)),
                meta(),
                secrets(Setting.META_WEBHOOK_VERIFY_TOKEN, Setting.WHATSAPP_VERIFY_TOKEN),
                encryptionKeys(),
                text(Setting.DATABASE_URL).map(Secret::new),
                new Settings.Webhook(flag(Setting.WEBHOOK_RATE_LIMIT_ALL), retention(), list(Setting.TRUSTED_PROXIES)));
    }

    private void checkForms() {
        text(Setting.META_CLIENT_ID).ifPresent(id -> Forms.metaId(Setting.META_CLIENT_ID, id));
        text(Setting.META_CONFIGURATION_ID).ifPresent(id -> Forms.metaId(Setting.META_CONFIGURATION_ID, id));
        list(Setting.META_CLIENT_SECRET).forEach(Forms::metaSecret);
        Stream.of(Setting.META_WEBHOOK_VERIFY_TOKEN, Setting.WHATSAPP_VERIFY_TOKEN)
                .forEach(setting -> text(setting).ifPresent(token -> Forms.verifyToken(setting, token)));
        text(Setting.META_GRAPH_VERSION).ifPresent(Forms::graphVersion);
        text(Setting.SMTP_URL).ifPresent(Forms::smtp);
        text(Setting.FCM_CREDENTIALS).ifPresent(ServiceAccountFile::check);
        Forms.kafka(list(Setting.KAFKA_BOOTSTRAP_SERVERS));
        Forms.proxies(list(Setting.TRUSTED_PROXIES));
    }

    private Settings.Meta meta() {
        return new Settings.Meta(
                text(Setting.META_CLIENT_ID),
                list(Setting.META_CLIENT_SECRET).stream().map(Secret::new).toList(),
                WebAddress.parse(
                        Setting.META_GRAPH_URL,
                        text(Setting.META_GRAPH_URL).orElse("https://graph.facebook.com"),
                        true),
                text(Setting.META_GRAPH_VERSION).orElse("v25.0"),
                text(Setting.META_CONFIGURATION_ID));
    }

    private int port() {
        var text = text(Setting.PORT);
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(text.get());
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, together with the numbers that are no ports.
        }
        throw new SettingProblem("PORT", "'" + text.get() + "' is not a port; expected a number from 0 to 65535");
    }

    private EncryptionKeys encryptionKeys() {
        var text = text(Setting.INTEGRATION_ENCRYPTION_KEY)
                .orElseThrow(
                        () -> new SettingProblem(
                                "INTEGRATION_ENCRYPTION_KEY",
                                "is missing; it encrypts access tokens at rest. Make one with ./wasl encryption-key and keep it safe"));
        try {
            return EncryptionKeys.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SettingProblem(
                    "INTEGRATION_ENCRYPTION_KEY",
                    e.getMessage() + "; expected 32 bytes in base64url, as ./wasl encryption-key prints them");
        }
    }

    private Duration retention() {
        var text = text(Setting.WEBHOOK_RETENTION);
        try {
            var retention = text.map(Duration::parse).orElse(DEFAULT_RETENTION);
            if (retention.compareTo(Duration.ofDays(1)) >= 0) {
                return retention;
            }
        } catch (DateTimeParseException notADuration) {
            // Told below, together with what is too short.
        }
        throw new SettingProblem(
                "WEBHOOK_RETENTION", "expected an ISO 8601 duration of at least a day, such as P7D for seven days");
    }

    private boolean flag(Setting setting) {
        var text = text(setting).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new SettingProblem(setting.name(), "'" + text + "' is neither true nor false");
        }
        return text.equals("true");
    }

    private List<Secret> secrets(Setting... settings) {
        return Arrays.stream(settings)
                .flatMap(setting -> text(setting).stream())
                .distinct()
                .map(Secret::new)
                .toList();
    }

    private List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(texts.get(setting.name())).map(String::strip).filter(text -> !text.isEmpty());
    }
}
