package io.wasl.api;

import io.wasl.kernel.LastResort;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tells programs to come back where a filter met what passes by itself; what a controller meets, `Problems` tells.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NotNowFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(NotNowFilter.class);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/v1");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException | Error e) {
            LastResort.heed(e);
            Optional<NotNow> notNow = NotNow.behind(e);
            if (notNow.isEmpty() || response.isCommitted()) {
                throw e;
            }
            log.warn("{} {} is answered with {}", request.getMethod(), request.getRequestURI(), notNow.get());
            response.reset();
            response.setHeader(HttpHeaders.RETRY_AFTER, NotNow.RETRY_SECONDS);
            Answer.write(notNow.get().problem(), response);
        }
    }
}
