package io.wasl.web;

import io.wasl.identity.CurrentUser;
import io.wasl.identity.Users;
import io.wasl.kernel.Language;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Works before signing in, too; for a user it is kept.
@Controller
class LanguageChoice {

    private final Reader reader;
    private final Users users;
    private final Shell shell;

    LanguageChoice(Reader reader, Users users, Shell shell) {
        this.reader = reader;
        this.users = users;
        this.shell = shell;
    }

    @PostMapping("/language")
    String choose(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        Language.of(language).ifPresent(chosen -> {
            reader.speak(response, chosen);
            CurrentUser user = shell.user();
            if (user != null) {
                users.speak(user.id(), chosen);
            }
        });
        return "redirect:" + local(back);
    }

    /// Never to another site, and never to a path that a browser would take for one (`//host`, `/\host`).
    static String local(@Nullable String path) {
        return path != null && path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? path : "/";
    }
}
