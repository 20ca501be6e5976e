package io.wasl.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// The management port asks nobody who they are: it is open on this machine only, and Prometheus fills in no form.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class MetricsSecurity {

    private final Environment environment;

    MetricsSecurity(Environment environment) {
        this.environment = environment;
    }

    @Bean
    @Order(0)
    SecurityFilterChain metrics(HttpSecurity http) {
        return http.securityMatcher(this::isManagement)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    private boolean isManagement(HttpServletRequest request) {
        var management = port("local.management.port");
        return management != null
                && management == request.getLocalPort()
                && !management.equals(port("local.server.port"));
    }

    /// Known once the server listens.
    private @Nullable Integer port(String name) {
        return environment.getProperty(name, Integer.class);
    }
}
