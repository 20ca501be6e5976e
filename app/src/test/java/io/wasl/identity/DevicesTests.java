package io.wasl.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTests {

    private final UserId hanta = new UserId(UUID.randomUUID());
    private final UserId rado = new UserId(UUID.randomUUID());
    private final Devices devices = devices("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    @Test
    void aBrowserIsKnownToWhoeverSignedInOnItAndToNobodyElse() {
        var mark = devices.mark("", hanta);

        assertThat(devices.knownTo(hanta, mark)).isPresent();
        assertThat(devices.knownTo(rado, mark)).isEmpty();
        assertThat(mark).doesNotContain(hanta.toString());
    }

    @Test
    void severalPeopleShareABrowserUpToFive() {
        var mark = devices.mark(devices.mark("", hanta), rado);

        assertThat(devices.knownTo(hanta, mark)).isEqualTo(devices.knownTo(rado, mark));
        for (int i = 0; i < 4; i++) {
            mark = devices.mark(mark, new UserId(UUID.randomUUID()));
        }
        assertThat(devices.knownTo(rado, mark)).isPresent();
        assertThat(devices.knownTo(hanta, mark)).isEmpty();
        assertThat(devices.mark(mark, rado)).hasSameSizeAs(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "AAAAAAAAAAAAAAAAAAAAAA.x", "AAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoMarkIsNobodys(String mark) {
        assertThat(devices.knownTo(hanta, mark)).isEmpty();
        assertThat(devices.knownTo(hanta, devices.mark(mark, hanta))).isPresent();
    }

    @Test
    void aMarkOfAnotherInstallationIsNobodys() {
        var mark = devices("HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").mark("", hanta);

        assertThat(devices.knownTo(hanta, mark)).isEmpty();
    }

    private static Devices devices(String key) {
        return new Devices(new SettingsReader(Map.of("INTEGRATION_ENCRYPTION_KEY", key)).read(Path.of("target")));
    }
}
