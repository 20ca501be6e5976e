package io.wasl.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.kernel.EncryptionKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTests {

    private static final Path HOME = Path.of(".wasl");

    @TempDir
    private Path folder = Path.of("replaced");

    @Test
    void defaultsAreMetaAndPort8000() {
        var settings = read(Map.of());

        assertThat(settings.port()).isEqualTo(8000);
        assertThat(settings.meta().graphUrl()).hasToString("https://graph.facebook.com");
        assertThat(settings.meta().graphVersion()).isEqualTo("v25.0");
        assertThat(settings.apiBaseUrl()).hasToString("http://localhost:8000");
        assertThat(settings.databaseUrl()).isEmpty();
    }

    @Test
    void aPortMayBeLeftToTheSystem() {
        assertThat(read(Map.of("PORT", "0")).port()).isZero();
    }

    @Test
    void bothNamesOfTheVerifyTokenAreAccepted() {
        var settings = read(Map.of("META_WEBHOOK_VERIFY_TOKEN", "one", "WHATSAPP_VERIFY_TOKEN", "two"));

        assertThat(settings.verifyTokens()).extracting(token -> token.reveal()).containsExactly("one", "two");
    }

    @Test
    void aMissingEncryptionKeySaysHowToMakeOne() {
        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(HOME))
                .isInstanceOf(SettingProblem.class)
                .hasMessageContaining("INTEGRATION_ENCRYPTION_KEY")
                .hasMessageContaining("./wasl encryption-key");
    }

    @Test
    void aWrongValueIsToldWithItsName() {
        assertThatThrownBy(() -> read(Map.of("PORT", "http"))).hasMessageStartingWith("PORT: 'http'");
        assertThatThrownBy(() -> read(Map.of("PORT", "70000"))).hasMessageStartingWith("PORT: '70000'");
        assertThatThrownBy(() -> read(Map.of("API_BASE_URL", "wasl.example"))).hasMessageStartingWith("API_BASE_URL");
        assertThatThrownBy(() -> read(Map.of("WEBHOOK_RETENTION", "1 week"))).hasMessageContaining("P7D");
        assertThatThrownBy(() -> read(Map.of("WEBHOOK_RATE_LIMIT_ALL", "yes"))).hasMessageContaining("true nor false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "API_BASE_URL | wasl.example | https://wasl.example.com",
                "API_BASE_URL | https://wasl.example/wasl | has a path",
                "API_BASE_URL | https://user:pass@wasl.example | a user or a password",
                "API_BASE_URL | https://wasl.example?x=1 | ? or #",
                "API_BASE_URL | https:// | expected",
                "API_BASE_URL | https://wasl.example:99999 | a port that is none",
                "API_BASE_URL | https://wasl example | not a web address",
                "META_GRAPH_URL | graph.facebook.com | https://",
                "META_GRAPH_VERSION | 25 | v25.0",
                "META_CLIENT_ID | wasl | developers.facebook.com",
                "META_CONFIGURATION_ID | 12x | is not a number",
                "META_CLIENT_SECRET | a b c d e f g h | App settings, Basic",
                "META_WEBHOOK_VERIFY_TOKEN | two words | ./wasl verify-token",
                "SMTP_URL | mail.example:25 | smtp://user:password@host:587",
                "SMTP_URL | smtp://user:pass@ | smtps://",
                "SMTP_URL | https://mail.example | does not begin with smtp://",
                "FCM_CREDENTIALS | /nowhere/fcm.json | there is no file /nowhere/fcm.json; make one in the Firebase",
                "FCM_CREDENTIALS | pom.xml | not a service account's JSON file",
                "KAFKA_BOOTSTRAP_SERVERS | kafka | host:port",
                "KAFKA_BOOTSTRAP_SERVERS | kafka:9092,other:99999 | 'other:99999'",
                "TRUSTED_PROXIES | 10.0.0.0/33 | 10.0.0.0/8",
                "TRUSTED_PROXIES | proxy.example | neither an address nor a network",
            })
    void whatAValueShouldLookLikeIsToldInOneLine(String name, String value, String told) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(SettingProblem.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining(told)
                .satisfies(problem -> assertThat(problem.getMessage().lines()).hasSize(1))
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("user:pass@w", "a b c d"));
    }

    @Test
    void whatIsRightIsTaken() throws IOException {
        var account = Files.writeString(folder.resolve("fcm.json"), """
                {"type": "service_account", "project_id": "x", "private_key": "y", "client_email": "z"}""");

        assertThat(read(Map.of(
                                "API_BASE_URL", "https://wasl.example:8443/",
                                "SMTP_URL", "smtp://user%40soa:p%2Fw@mail.example:587",
                                "FCM_CREDENTIALS", account.toString(),
                                "KAFKA_BOOTSTRAP_SERVERS", "kafka-1:9092, [::1]:9092",
                                "TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8, fd00::/8",
                                "META_CLIENT_SECRET", "0123456789abcdef,fedcba9876543210"))
                        .apiBaseUrl())
                .hasToString("https://wasl.example:8443");
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        var file =
                Files.writeString(folder.resolve(".env"), "# a comment\nexport PORT=\"9000\"\nMETA_CLIENT_ID='7'\n\n");

        assertThat(Environment.read(file, Map.of("PORT", "9001")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("PORT", "9001", "META_CLIENT_ID", "7"));
    }

    @Test
    void aMistypedNameIsToldWithTheNearestOne() throws IOException {
        var file = Files.writeString(folder.resolve(".env"), "PORT=1\nMETA_CLIENT_SECERT=x\n");

        assertThatThrownBy(() -> Environment.read(file, Map.of()))
                .hasMessageContaining("META_CLIENT_SECERT")
                .hasMessageContaining("line 2")
                .hasMessageContaining("did you mean META_CLIENT_SECRET?")
                .hasMessageNotContaining("=x");
    }

    @Test
    void aBrokenFileIsToldByLine() throws IOException {
        var noSetting = Files.writeString(folder.resolve("one"), "PORT\n");
        var notText = Files.write(folder.resolve("two"), new byte[] {(byte) 0xC3, 0x28});

        assertThatThrownBy(() -> Environment.read(noSetting, Map.of())).hasMessageContaining("line 1");
        assertThatThrownBy(() -> Environment.read(notText, Map.of())).hasMessageContaining("UTF-8");
    }

    private static Settings read(Map<String, String> some) {
        var texts = new HashMap<>(some);
        texts.put("INTEGRATION_ENCRYPTION_KEY", EncryptionKeys.generate());
        return new SettingsReader(texts).read(HOME);
    }
}
