package io.wasl.webhook.web;

import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.webhook.WebhookReplays;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Orders that the events of some days, or all, are processed again.
@Controller
class ReplayForm {

    private final WebhookReplays replays;
    private final MessageSource texts;
    private final Clock clock;

    ReplayForm(WebhookReplays replays, MessageSource texts, Clock clock) {
        this.replays = replays;
        this.texts = texts;
        this.clock = clock;
    }

    /// @param from the first day, as the reader lives; empty for the oldest that is kept
    /// @param to the last day; empty for today
    @PostMapping("/developers/webhook-events/replays")
    String order(
            CurrentUser user,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Locale locale,
            RedirectAttributes redirect) {
        user.require(user.tenant() == null ? Permission.OPERATE : Permission.MANAGE_API_KEYS);
        try {
            var zone = LocaleContextHolder.getTimeZone().toZoneId();
            var first = from.isBlank() ? Instant.EPOCH : start(LocalDate.parse(from), zone);
            var last =
                    to.isBlank() ? clock.instant() : start(LocalDate.parse(to).plusDays(1), zone);
            replays.order(user.tenant(), first, last);
            redirect.addFlashAttribute("notice", texts.getMessage("webhook.replay.ordered", null, locale));
        } catch (DateTimeException | IllegalArgumentException e) {
            redirect.addFlashAttribute("problem", texts.getMessage("webhook.replay.wrong", null, locale));
        }
        return "redirect:/developers/webhook-events";
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
