package io.wasl.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Parts of pages that other modules answer with, included while the page is written:
/// `${#parts.at('/messages/today')}`.
/// They are known by their addresses alone, and are asked for as the page's script would ask, by the same reader.
@Component
class Parts {

    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    /// The part's HTML; null if it cannot be had now, or is itself asked for by a part.
    public @Nullable String at(String path) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now)
                || now.getResponse() == null
                || now.getRequest().getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI) != null) {
            return null;
        }
        var answer = new PartResponse(now.getResponse());
        try {
            now.getRequest().getRequestDispatcher(path).include(new Asked(now.getRequest()), answer);
        } catch (ServletException | IOException | RuntimeException failure) {
            log.warn("The page goes out without {}, which its script asks for again", path, failure);
            return null;
        }
        return answer.html();
    }

    /// The request of the page, as htmx would make it.
    private static final class Asked extends HttpServletRequestWrapper {

        private static final String SCRIPT = "HX-Request";

        Asked(HttpServletRequest page) {
            super(page);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return SCRIPT.equalsIgnoreCase(name) ? "true" : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return SCRIPT.equalsIgnoreCase(name) ? Collections.enumeration(List.of("true")) : super.getHeaders(name);
        }
    }
}
