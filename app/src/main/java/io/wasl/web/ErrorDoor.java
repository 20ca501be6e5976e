package io.wasl.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// What went wrong with a page, in the reader's words, whatever kind of answer their browser asked for. Who comes here
/// by themselves finds nothing.
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ErrorDoor implements ErrorController {

    private final ThymeleafViewResolver views;

    ErrorDoor(ThymeleafViewResolver views) {
        this.views = views;
    }

    @RequestMapping("/error")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response, Locale locale) throws Exception {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told
                ? told
                : HttpStatus.NOT_FOUND.value();
        response.setStatus(status);
        return new ModelAndView(Objects.requireNonNull(views.resolveViewName(view(status), locale)), Map.of());
    }

    private static String view(int status) {
        return switch (status) {
            case 403, 404, 413 -> "error/" + status;
            default -> status < HttpStatus.INTERNAL_SERVER_ERROR.value() ? "error/4xx" : "error/5xx";
        };
    }
}
