package io.wasl.intake;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Writes the caller's address over the proxy's, for all that the server serves. Tomcat's own `RemoteIpValve` takes
/// what
/// a proxy says word for word: with the caller's port, each connection would be somebody else.
final class CallerValve extends ValveBase {

    private final Callers callers;

    private CallerValve(Callers callers) {
        super(true);
        this.callers = callers;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var forwarded = Collections.list(request.getHeaders("X-Forwarded-For")).stream();
        var caller = callers.caller(request.getRemoteAddr(), forwarded);
        request.setRemoteAddr(caller);
        request.setRemoteHost(caller);
        getNext().invoke(request, response);
    }

    @Configuration(proxyBeanMethods = false)
    static class Place {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> callers(Callers callers) {
            return server -> server.addEngineValves(new CallerValve(callers));
        }
    }
}
