package io.wasl.connection;

import io.wasl.meta.CloudApi;
import io.wasl.meta.GraphSettings;
import io.wasl.settings.Settings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CloudApiConfiguration {

    /// Enough for 2,000 messages a second at the quarter of a second that Meta takes for one.
    private static final int CONNECTIONS = 512;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(20);

    @Bean
    CloudApi cloudApi(Settings settings) {
        return new CloudApi(new GraphSettings(
                settings.meta().graphUrl(),
                settings.meta().graphVersion(),
                CONNECTIONS,
                CONNECT_TIMEOUT,
                RESPONSE_TIMEOUT));
    }
}
