package io.wasl.intake;

import io.wasl.settings.SettingProblem;
import io.wasl.settings.Settings;
import java.net.InetAddress;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// Holds the platform's port and the one of its metrics to the limits. Actuator finds it under `META-INF/spring`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeLimits.class)
class Connectors {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limitedConnector(IntakeLimits limits, Settings settings) {
        return server -> {
            server.setProtocol(IntakeProtocol.class.getName());
            server.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof IntakeProtocol protocol) {
                    protocol.limit(
                            limits.headerTime(),
                            new OpenConnections(limits.connectionsPerAddress(), proxies(settings)));
                }
            });
        };
    }

    /// This machine's own programs count as proxies: whoever gets there needs no connections to do harm.
    private static Predicate<InetAddress> proxies(Settings settings) {
        var trusted = settings.webhook().trustedProxies().stream()
                .map(Connectors::matcher)
                .toList();
        return address -> address.isLoopbackAddress()
                || trusted.stream().anyMatch(proxy -> proxy.matches(address.getHostAddress()));
    }

    private static IpAddressMatcher matcher(String network) {
        try {
            return new IpAddressMatcher(network);
        } catch (IllegalArgumentException e) {
            throw new SettingProblem(
                    "TRUSTED_PROXIES", "'" + network + "' is neither an address nor a network such as 10.0.0.0/8");
        }
    }
}
