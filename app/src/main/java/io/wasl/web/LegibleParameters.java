package io.wasl.web;

import io.wasl.kernel.Legible;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a page's parameters with a NUL or half a character in them, in an address, a form or an upload, before its
/// handler reads them.
final class LegibleParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            if (!Legible.isText(name) || !Stream.of(values).allMatch(Legible::isText)) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        });
        return true;
    }
}
