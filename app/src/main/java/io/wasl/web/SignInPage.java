package io.wasl.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

@Controller
class SignInPage {

    static final String FAILURE = "io.wasl.web.failure";
    /// Where to go after signing in.
    static final String TO = "to";

    private static final String VIEW = "web/sign-in";

    @GetMapping("/sign-in")
    String show(@RequestParam(defaultValue = "/") String to, @Nullable String ended, Model model) {
        model.addAttribute("email", "");
        model.addAttribute("ended", ended != null);
        model.addAttribute(TO, LanguageChoice.local(to));
        return VIEW;
    }

    /// The address of this page for somebody who wanted another.
    ///
    /// @param ended whether they were signed in before
    static String leadingTo(String path, boolean ended) {
        var page = UriComponentsBuilder.fromPath("/sign-in");
        if (ended) {
            page.queryParam("ended", "yes");
        }
        return path.equals("/")
                ? page.toUriString()
                : page.queryParam(TO, "{path}").encode().buildAndExpand(path).toUriString();
    }

    /// The sign-in form comes back with what was typed, but for the password.
    @PostMapping("/sign-in/failed")
    String failed(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("email", email);
        model.addAttribute(TO, LanguageChoice.local(to));
        if (request.getAttribute(FAILURE) instanceof TooManyTries many) {
            var wait = Duration.ofSeconds(many.retryAfter().toSeconds() + 1);
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("wait", wait);
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("refused", true);
        }
        return VIEW;
    }
}
