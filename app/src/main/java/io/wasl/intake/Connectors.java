package io.wasl.intake;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Holds the platform's port and the one of its metrics to the limits. Actuator finds it under `META-INF/spring`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeLimits.class)
class Connectors {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limitedConnector(IntakeLimits limits, Callers callers) {
        return server -> {
            server.setProtocol(IntakeProtocol.class.getName());
            server.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof IntakeProtocol protocol) {
                    // This machine's own programs count as proxies: whoever gets there needs no connections to do harm.
                    protocol.limit(
                            limits.headerTime(),
                            new OpenConnections(
                                    limits.connectionsPerAddress(),
                                    from -> from.isLoopbackAddress() || callers.isProxy(from)));
                }
            });
        };
    }
}
