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
