package io.wasl.api;

import io.wasl.kernel.Legible;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a program's parameters with a NUL or half a character in them before their handler reads them.
final class LegibleParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        parameters(request).forEach((name, values) -> {
            if (!Legible.isText(name) || !Stream.of(values).allMatch(Legible::isText)) {
                throw ApiProblem.invalid(Legible.isText(name) ? name : "", "holds a character that is no text");
            }
        });
        return true;
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            throw ApiProblem.badRequest("invalid_input", "The parameters cannot be read");
        }
    }
}
