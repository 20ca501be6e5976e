package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.testing.WaslTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WaslTest
@TestPropertySource(
        properties = {
            "wasl.engine=true",
            "wasl.webhook.failures=5",
            "wasl.webhook.failure-window=1h",
            "setting.WEBHOOK_RATE_LIMIT_ALL=true"
        })
class EveryRequestLimitTests {

    private final Meta meta;

    EveryRequestLimitTests(@LocalServerPort int port) {
        meta = new Meta(port);
    }

    @Test
    void anInstallationMayCountWhatIsSignedToo() {
        for (int i = 0; i < 5; i++) {
            assertThat(meta.deliver(Bodies.status("wamid." + i, "sent")).statusCode())
                    .isEqualTo(200);
        }

        assertThat(meta.deliver(Bodies.status("wamid.6", "sent")).statusCode()).isEqualTo(429);
        assertThat(meta.get(Meta.PATH).statusCode()).isEqualTo(429);
    }
}
