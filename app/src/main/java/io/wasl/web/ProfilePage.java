package io.wasl.web;

import io.wasl.identity.CurrentUser;
import io.wasl.identity.Passwords;
import io.wasl.identity.SignIn;
import io.wasl.identity.Users;
import io.wasl.kernel.Language;
import io.wasl.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A user's own name, language, time zone and password.
@Controller
class ProfilePage {

    private static final String VIEW = "web/profile";
    private static final String AGAIN = "redirect:/profile";
    private static final String NOTICE = "notice";
    private static final int LONGEST_NAME = 120;

    private final Users users;
    private final Passwords passwords;
    private final SignIn door;
    private final Reader reader;
    private final SignedIn signedIn;
    private final Formats formats;
    private final MessageSource texts;

    ProfilePage(
            Users users,
            Passwords passwords,
            SignIn door,
            Reader reader,
            SignedIn signedIn,
            Formats formats,
            MessageSource texts) {
        this.users = users;
        this.passwords = passwords;
        this.door = door;
        this.reader = reader;
        this.signedIn = signedIn;
        this.formats = formats;
        this.texts = texts;
    }

    @GetMapping("/profile")
    String show(CurrentUser user, ZoneId zone, Model model) {
        return show(user, user.name(), zone.getId(), Map.of(), model);
    }

    @PostMapping("/profile")
    String save(
            CurrentUser user,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var language = Language.of(form.getOrDefault("language", "")).orElse(Language.EN);
        var name = form.getOrDefault("name", "").strip();
        var zone = form.getOrDefault("zone", "").strip();
        var errors = new HashMap<String, String>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            errors.put("name", text("web.profile.name.wrong", language.locale()));
        }
        var known = Reader.zone(zone);
        if (known.isEmpty()) {
            errors.put("zone", text("web.profile.zone.wrong", language.locale()));
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(user, name, zone, errors, model);
        }
        users.rename(user.id(), name);
        users.speak(user.id(), language);
        users.live(user.id(), known.get());
        reader.speak(response, language);
        reader.live(response, known.get());
        redirect.addFlashAttribute(NOTICE, text("web.saved", language.locale()));
        return AGAIN;
    }

    @PostMapping("/profile/password")
    String changePassword(
            CurrentUser user,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Model model) {
        var locale = LocaleContextHolder.getLocale();
        var replacement = new Secret(form.getOrDefault("replacement", ""));
        var errors = new HashMap<String, String>();
        passwords
                .problemWith(replacement, List.of(user.name(), user.email()))
                .ifPresent(problem -> errors.put("replacement", text("web.password." + problem, locale)));
        var known = users.find(user.id()).orElseThrow();
        switch (door.confirm(known, new Secret(form.getOrDefault("current", "")))) {
            case SignIn.Welcome right -> {}
            case SignIn.Refused wrong -> errors.put("current", text("web.password.wrong", locale));
            case SignIn.TooMany many -> errors.put("current", tooMany(many, locale));
        }
        if (!errors.isEmpty()) {
            var zone = LocaleContextHolder.getTimeZone().toZoneId();
            return show(user, user.name(), zone.getId(), errors, model);
        }
        users.changePassword(user.id(), replacement);
        request.changeSessionId();
        signedIn.remember(users.find(user.id()).orElseThrow(), request.getSession());
        redirect.addFlashAttribute(NOTICE, text("web.password.changed", locale));
        return AGAIN;
    }

    private String show(CurrentUser user, String name, String zone, Map<String, String> errors, Model model) {
        model.addAttribute("user", user);
        model.addAttribute("name", name);
        model.addAttribute("zone", zone);
        model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
        model.addAttribute("errors", errors);
        return VIEW;
    }

    private String tooMany(SignIn.TooMany many, Locale locale) {
        var wait = Duration.ofSeconds(many.retryAfter().toSeconds() + 1);
        return texts.getMessage("web.sign-in.too-many", new Object[] {formats.duration(wait)}, locale);
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
