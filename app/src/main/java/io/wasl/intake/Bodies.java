package io.wasl.intake;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Bodies {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pacedBodies(
            IntakeLimits limits, BodyRoom room, DiskSpace space) {
        return server -> server.addEngineValves(new BodyValve(limits, room, space));
    }
}
