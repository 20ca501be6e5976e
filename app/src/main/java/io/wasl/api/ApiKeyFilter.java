package io.wasl.api;

import io.wasl.identity.ApiCaller;
import io.wasl.identity.ApiKeys;
import io.wasl.kernel.Secret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Knows a program by its key, and holds it to the key's scopes: `GET /campaigns` needs `campaigns:read`, anything else
/// on campaigns `campaigns:write`. Derived from the route, so that no controller can forget it.
final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final int PREFIX_SEGMENTS = 3;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ApiKeys keys;

    ApiKeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = caller(request);
        if (caller.isPresent()) {
            var noun = noun(request);
            boolean write = !READING.contains(request.getMethod());
            if (!caller.get().may(noun, write)) {
                Answer.write(outOfScope(noun, write), response);
                return;
            }
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller.get(), null, List.of()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private Optional<ApiCaller> caller(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.empty()
                : keys.authenticate(new Secret(header.substring(BEARER.length()).strip()));
    }

    /// The first segment behind `/api/v1/`.
    private static String noun(HttpServletRequest request) {
        var segments = request.getRequestURI().split("/", -1);
        return segments.length > PREFIX_SEGMENTS ? segments[PREFIX_SEGMENTS] : "";
    }

    private static ApiProblem outOfScope(String noun, boolean write) {
        return ApiProblem.of(
                HttpStatus.FORBIDDEN,
                "insufficient_scope",
                "This key lacks the scope " + noun + (write ? ":write" : ":read"));
    }
}
