package io.wasl.web;

import io.wasl.kernel.Legible;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a page's parameters with a NUL or half a character in them, in an address, a form or an upload, before its
/// handler reads them. Forms that judge each of their fields do it themselves, and say it beside the field.
final class LegibleParameters implements HandlerInterceptor {

    private static final Pattern JUDGES_ITS_FIELDS =
            Pattern.compile("/contacts|/contacts/[0-9a-f-]{36}|/accounts|/campaigns|/campaigns/[0-9a-f-]{36}/message");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if ("POST".equals(request.getMethod())
                && JUDGES_ITS_FIELDS.matcher(request.getRequestURI()).matches()) {
            return true;
        }
        request.getParameterMap().forEach((name, values) -> {
            if (!Legible.isText(name) || !Stream.of(values).allMatch(Legible::isText)) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        });
        return true;
    }
}
