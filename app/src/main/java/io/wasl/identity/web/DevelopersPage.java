package io.wasl.identity.web;

import io.wasl.identity.ApiKeys;
import io.wasl.identity.ApiScopes;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Keys: made and shown once, listed, revoked.
@Controller
@RequestMapping("/developers")
class DevelopersPage {

    private static final String VIEW = "identity/developers";
    private static final String LIST = "redirect:/developers";

    private static final int LONGEST_LIFE_DAYS = 3_650;

    private final ApiKeys keys;
    private final Clock clock;
    private final MessageSource texts;

    DevelopersPage(ApiKeys keys, Clock clock, MessageSource texts) {
        this.keys = keys;
        this.clock = clock;
        this.texts = texts;
    }

    /// @param days how long the key lives; none for ever
    public record NewKey(
            @Nullable String label,
            @Nullable List<String> scopes,
            @Nullable Integer days) {

        public List<String> opens() {
            return scopes == null ? List.of() : scopes;
        }
    }

    @GetMapping
    String list(CurrentUser user, Model model) {
        user.require(Permission.MANAGE_API_KEYS);
        model.addAttribute("keys", keys.list(user.client()));
        model.addAttribute("scopes", ApiScopes.NOUNS);
        model.addAttribute("everything", ApiScopes.EVERYTHING);
        model.addAttribute("now", clock.instant());
        return VIEW;
    }

    @PostMapping("/keys")
    String create(CurrentUser user, NewKey form, HttpServletResponse response, Model model) {
        user.require(Permission.MANAGE_API_KEYS);
        var label = form.label() == null ? "" : form.label().strip();
        if (form.opens().isEmpty()) {
            return again(user, form, "scopes", response, model);
        }
        try {
            var key = keys.create(user.client(), label, form.opens(), expiry(form.days()));
            model.addAttribute("secret", key.reveal());
            model.addAttribute("made", label);
            return list(user, model);
        } catch (IllegalArgumentException e) {
            return again(user, form, "label", response, model);
        }
    }

    /// @param wrong the field that cannot be taken
    private String again(CurrentUser user, NewKey form, String wrong, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "problem", texts.getMessage("identity.key." + wrong + ".wrong", null, LocaleContextHolder.getLocale()));
        model.addAttribute("wrong", wrong);
        model.addAttribute("typed", form);
        return list(user, model);
    }

    @PostMapping("/keys/{id}/revocation")
    String revoke(CurrentUser user, @PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        user.require(Permission.MANAGE_API_KEYS);
        if (!keys.revoke(user.client(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        redirect.addFlashAttribute("notice", texts.getMessage("identity.key.revoked", null, locale));
        return LIST;
    }

    private @Nullable Instant expiry(@Nullable Integer days) {
        return days == null || days <= 0
                ? null
                : clock.instant().plus(Duration.ofDays(Math.min(days, LONGEST_LIFE_DAYS)));
    }
}
