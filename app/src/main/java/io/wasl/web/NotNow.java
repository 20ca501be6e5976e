package io.wasl.web;

import io.wasl.database.DatabaseAway;
import io.wasl.intake.BodyRefused;
import io.wasl.intake.DiskLow;
import io.wasl.kernel.LastResort;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says in words to people what cannot be done at this moment, though it may be soon. Before all other filters: the
/// sessions themselves may be what cannot be read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NotNow extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(NotNow.class);
    private static final String RETRY_SECONDS = "5";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/v1");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException | Error e) {
            LastResort.heed(e);
            Optional<String> page = page(e);
            if (page.isEmpty() || response.isCommitted()) {
                throw e;
            }
            log.warn("{} {} is answered with {}", request.getMethod(), request.getRequestURI(), page.get());
            response.reset();
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            request.getRequestDispatcher(page.get()).forward(new WithoutBody(request), response);
        }
    }

    private static Optional<String> page(Throwable failure) {
        if (DatabaseAway.isBehind(failure)) {
            return Optional.of(NotNowPages.DATABASE_AWAY);
        }
        if (DiskLow.isBehind(failure)) {
            return Optional.of(NotNowPages.DISK_LOW);
        }
        return BodyRefused.behind(failure).map(reason -> switch (reason) {
            case NO_ROOM -> NotNowPages.NO_ROOM;
            case TOO_SLOW -> NotNowPages.TOO_SLOW;
        });
    }

    /// Nobody looks for what is not read on.
    static final class WithoutBody extends HttpServletRequestWrapper {

        WithoutBody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }
    }
}
