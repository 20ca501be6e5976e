package io.wasl.web;

import io.wasl.settings.Settings;
import java.net.URI;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a request says of the address it was sent to is the installation's public one. Whatever is built of it (a
/// redirect, a link, a cookie, the promise to stay with https) then holds behind a proxy, and no `Host` can bend it.
@Configuration(proxyBeanMethods = false)
class HomeAddress {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> publicAddress(Settings settings) {
        var home = settings.apiBaseUrl();
        boolean https = "https".equals(home.getScheme());
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setScheme(home.getScheme());
            connector.setSecure(https);
            connector.setProxyName(home.getHost());
            connector.setProxyPort(port(home, https));
        });
    }

    private static int port(URI home, boolean https) {
        int otherwise = https ? HTTPS : HTTP;
        return home.getPort() < 0 ? otherwise : home.getPort();
    }
}
