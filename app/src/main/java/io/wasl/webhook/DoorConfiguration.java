package io.wasl.webhook;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.Host;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Hangs the webhook door beside the platform rather than inside it, in contexts of their own: no filter, session
/// or security rule of the platform stands before it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class DoorConfiguration {

    private static final String SERVLET = "webhook";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webhookDoorFrame(
            WebhookDoor door, Limits limits, @Value("${wasl.door:true}") boolean open) {
        return server -> {
            HttpServlet served = open ? door : new ClosedDoor();
            server.addContextCustomizers(platform -> {
                var host = (Host) platform.getParent();
                host.addChild(frame("/webhook", served));
                host.addChild(frame("/api/integrations/webhooks", served));
            });
            server.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                    protocol.setDisableUploadTimeout(false);
                    protocol.setConnectionUploadTimeout((int) limits.bodyTime().toMillis());
                }
            });
        };
    }

    private static Context frame(String path, HttpServlet door) {
        var context = new StandardContext();
        context.setName(path);
        context.setPath(path);
        context.setParentClassLoader(DoorConfiguration.class.getClassLoader());
        context.addLifecycleListener(new Tomcat.FixContextListener());
        context.setMapperContextRootRedirectEnabled(false);
        context.setCookies(false);
        // It shares the class loader of the platform: with it, nothing can be left behind.
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        Tomcat.addServlet(context, SERVLET, door);
        context.addServletMappingDecoded("/whatsapp/*", SERVLET);
        return context;
    }

    /// An instance that keeps no webhooks must not have its address confirmed either, nor send Meta to sign in.
    private static final class ClosedDoor extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
