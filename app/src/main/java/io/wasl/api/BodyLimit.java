package io.wasl.api;

import io.wasl.identity.ApiCaller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stops reading a body that is larger than its route takes. Uploads have their own limit, in
/// `spring.servlet.multipart`.
final class BodyLimit extends OncePerRequestFilter {

    /// A campaign may list its recipients, when it is written and when it is changed.
    private static final Pattern LISTS_RECIPIENTS = Pattern.compile("/api/v1/campaigns(/[^/]+)?");

    private static final DataSize CAMPAIGN = DataSize.ofMegabytes(32);
    private static final DataSize ANYTHING_ELSE = DataSize.ofMegabytes(1);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isUpload(request) && isStranger()) {
            ApiSecurity.unknown(response);
            return;
        }
        long limit = limit(request).toBytes();
        if (request.getContentLengthLong() > limit && !isUpload(request)) {
            Answer.write(new BodyTooLarge(limit).problem(), response);
        } else {
            chain.doFilter(isUpload(request) ? request : new Limited(request, limit), response);
        }
    }

    /// Open routes read no uploads, but the servlet behind them would keep one before it sees that.
    private static boolean isStranger() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || !(authentication.getPrincipal() instanceof ApiCaller);
    }

    static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static DataSize limit(HttpServletRequest request) {
        return LISTS_RECIPIENTS.matcher(request.getRequestURI()).matches() ? CAMPAIGN : ANYTHING_ELSE;
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long limit;
        private long count;

        Counted(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = body.read(into, from, length);
            count(some);
            return some;
        }

        private void count(int some) throws BodyTooLarge {
            count += Math.max(some, 0);
            if (count > limit) {
                throw new BodyTooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
