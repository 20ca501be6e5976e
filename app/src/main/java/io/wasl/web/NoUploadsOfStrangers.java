package io.wasl.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses files of those who are not signed in before anything looks into them: the search for a CSRF token would keep
/// all of them on the disk first.
final class NoUploadsOfStrangers extends OncePerRequestFilter {

    private final AuthenticationEntryPoint door;

    NoUploadsOfStrangers(AuthenticationEntryPoint door) {
        this.door = door;
    }

    /// The error page would be shown by a servlet that reads uploads as well.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isUpload(request) && SecurityContextHolder.getContext().getAuthentication() == null) {
            door.commence(request, response, new InsufficientAuthenticationException("A file of a stranger"));
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
