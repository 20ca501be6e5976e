package io.wasl.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses files that are too large before anything reads them. Otherwise the CSRF token would be missed first, which
/// lies unread in the same body, and the page would speak of rights.
final class UploadLimit extends OncePerRequestFilter {

    static final String PAGE = "/file-too-large";

    private final long most;

    UploadLimit(DataSize most) {
        this.most = most.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        boolean file = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        if (file && request.getContentLengthLong() > most) {
            request.getRequestDispatcher(PAGE).forward(new WithoutFile(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /// What is left of the request: whatever looked for the file again would fail on it again.
    private static final class WithoutFile extends HttpServletRequestWrapper {

        WithoutFile(HttpServletRequest request) {
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
