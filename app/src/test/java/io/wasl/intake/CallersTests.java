package io.wasl.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.settings.SettingProblem;
import io.wasl.settings.SettingsReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10.0.0.1  | 203.0.113.9                          | 203.0.113.9
                    10.0.0.1  | 203.0.113.9:51000                    | 203.0.113.9
                    10.0.0.1  | [2001:db8:1::5]:443                  | 2001:db8:1:0:0:0:0:5
                    10.0.0.1  | [2001:db8:1::5]                      | 2001:db8:1:0:0:0:0:5
                    10.0.0.1  | 2001:db8:1::5                        | 2001:db8:1:0:0:0:0:5
                    10.0.0.1  | 198.51.100.1, 203.0.113.9, 10.1.2.3  | 203.0.113.9
                    10.0.0.1  | 198.51.100.1:1, 203.0.113.9:2,[fd00::1]:3 | 203.0.113.9
                    ::1       | 203.0.113.9                          | 203.0.113.9
                    10.0.0.1  | 10.1.2.3                             | 10.1.2.3
                    10.0.0.1  | ::ffff:203.0.113.9                   | 203.0.113.9
                    10.0.0.1  | unknown                              | 10.0.0.1
                    10.0.0.1  | [203.0.113.9                         | 10.0.0.1
                    10.0.0.1  | 203.0.113.9:port                     | 10.0.0.1
                    10.0.0.1  | ''                                   | 10.0.0.1
                    10.0.0.1  | 203.0.113.9, garbage                 | 10.0.0.1
                    192.0.2.1 | 203.0.113.9                          | 192.0.2.1
                    """)
    void theCallerIsTheLastWhomNoProxyOfOursIs(String peer, String forwarded, String caller) {
        assertThat(trusting("10.0.0.0/8,::1,fd00::/8").caller(peer, Stream.of(forwarded)))
                .isEqualTo(caller);
    }

    @Test
    void linesOfTheHeaderAreReadAsOne() {
        assertThat(trusting("10.0.0.0/8").caller("10.0.0.1", Stream.of("198.51.100.1", "203.0.113.9, 10.0.0.2")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void withoutTrustedProxiesTheHeaderSaysNothing() {
        assertThat(trusting("").caller("127.0.0.1", Stream.of("203.0.113.9"))).isEqualTo("127.0.0.1");
    }

    @Test
    void limitsCountAWholeNetworkOfTheNewProtocolAsOne() {
        assertThat(Callers.network("2001:db8:1:2:0:0:0:1")).isEqualTo(Callers.network("2001:db8:1:2:ffff:0:0:1"));
        assertThat(Callers.network("2001:db8:1:2:0:0:0:1")).isNotEqualTo(Callers.network("2001:db8:1:3:0:0:0:1"));
        assertThat(Callers.network("203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void connectionsAndRequestsAreCountedAsTheSameCaller() throws UnknownHostException {
        for (var address : List.of("203.0.113.9", "2001:db8:1:2::1", "::ffff:203.0.113.9", "fe80::1")) {
            var connected = InetAddress.getByName(address);
            assertThat(Callers.network(connected)).isEqualTo(Callers.network(connected.getHostAddress()));
        }
        assertThat(trusting("10.0.0.0/8,fd00::/8").isProxy(InetAddress.getByName("fd00::1")))
                .isTrue();
        assertThat(trusting("10.0.0.0/8").isProxy(InetAddress.getByName("192.0.2.1")))
                .isFalse();
    }

    @Test
    void aProxyThatIsNeitherAddressNorNetworkIsTold() {
        assertThatThrownBy(() -> trusting("10.0.0.0/40"))
                .isInstanceOf(SettingProblem.class)
                .hasMessageContaining("TRUSTED_PROXIES");
    }

    private static Callers trusting(String proxies) {
        var settings = Map.of(
                "INTEGRATION_ENCRYPTION_KEY",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "TRUSTED_PROXIES",
                proxies);
        return new Callers(new SettingsReader(settings).read(Path.of("target")));
    }
}
