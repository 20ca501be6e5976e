package io.wasl.api;

import io.wasl.identity.ApiKeys;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;

/// The door for programs: an API key with each request; no session, no cookie, hence no CSRF token.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ApiSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ApiKeys keys, IdempotentAnswers answers) {
        return http.securityMatcher("/api/v1/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/api/v1/openapi.json")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(problems -> problems.authenticationEntryPoint(
                                (request, response, reason) -> unknown(response))
                        .accessDeniedHandler((request, response, reason) -> Answer.write(
                                ApiProblem.of(HttpStatus.FORBIDDEN, "forbidden", "This is not allowed"), response)))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .httpStrictTransportSecurity(https -> https.includeSubDomains(false)))
                .addFilterBefore(new ApiKeyFilter(keys), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new BodyLimit(), AuthorizationFilter.class)
                .addFilterAfter(new Idempotency(answers), BodyLimit.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<UnansweredRequests> unansweredRequests() {
        var filter = new FilterRegistrationBean<>(new UnansweredRequests());
        filter.setDispatcherTypes(DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /// A missing, a wrong, an expired and a revoked key are one and the same answer.
    static void unknown(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Wasl\"");
        Answer.write(
                ApiProblem.of(
                        HttpStatus.UNAUTHORIZED, "unauthorized", "A valid API key is needed: Authorization: Bearer"),
                response);
    }
}
