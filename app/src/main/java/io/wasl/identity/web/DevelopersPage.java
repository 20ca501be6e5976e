package io.wasl.identity.web;

import io.wasl.identity.ApiKeys;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

    /// What a key may be limited to: the nouns of the API.
    private static final List<String> SCOPES = List.of(
            "accounts",
            "templates",
            "contacts",
            "imports",
            "campaigns",
            "messages",
            "conversations",
            "media",
            "otp",
            "webhook-events",
            "hooks",
            "wallet",
            "deposits",
            "devices");

    private final ApiKeys keys;
    private final Clock clock;
    private final MessageSource texts;

    DevelopersPage(ApiKeys keys, Clock clock, MessageSource texts) {
        this.keys = keys;
        this.clock = clock;
        this.texts = texts;
    }

    /// @param days how long the key lives; none for ever
    record NewKey(
            @Nullable String label,
            @Nullable List<String> scopes,
            @Nullable Integer days) {

        List<String> opens() {
            return scopes == null ? List.of() : scopes;
        }
    }

    @GetMapping
    String list(CurrentUser user, Model model) {
        user.require(Permission.MANAGE_API_KEYS);
        model.addAttribute("keys", keys.list(user.client()));
        model.addAttribute("scopes", SCOPES);
        model.addAttribute("now", clock.instant());
        return VIEW;
    }

    @PostMapping("/keys")
    String create(CurrentUser user, NewKey form, Locale locale, RedirectAttributes redirect, Model model) {
        user.require(Permission.MANAGE_API_KEYS);
        var label = form.label() == null ? "" : form.label();
        try {
            var key = keys.create(user.client(), label, form.opens(), expiry(form.days()));
            model.addAttribute("secret", key.reveal());
            model.addAttribute("label", label.strip());
            return list(user, model);
        } catch (IllegalArgumentException e) {
            redirect.addFlashAttribute("problem", texts.getMessage("identity.key.label.wrong", null, locale));
            return LIST;
        }
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
        return days == null || days <= 0 ? null : clock.instant().plus(Duration.ofDays(days));
    }
}
