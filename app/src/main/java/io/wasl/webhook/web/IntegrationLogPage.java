package io.wasl.webhook.web;

import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.kernel.TenantId;
import io.wasl.webhook.EventId;
import io.wasl.webhook.EventSearch;
import io.wasl.webhook.EventState;
import io.wasl.webhook.IntegrationLog;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What Meta sent and what became of it: for a client its own events, for an operator all.
@Controller
@RequestMapping("/developers/webhook-events")
class IntegrationLogPage {

    private static final int PAGE = 50;

    private final IntegrationLog log;
    private final MessageSource texts;

    IntegrationLogPage(IntegrationLog log, MessageSource texts) {
        this.log = log;
        this.texts = texts;
    }

    @GetMapping
    String list(
            CurrentUser user,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        var wanted = Arrays.stream(EventState.values())
                .filter(one -> one.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(null);
        var text = query.strip();
        var search = new EventSearch(
                wanted,
                text.isEmpty() ? null : withoutPlus(text),
                EventId.parse(before).orElse(null),
                PAGE + 1);
        var found = log.list(scope(user), search);
        boolean more = found.size() > PAGE;
        var events = more ? found.subList(0, PAGE) : found;
        model.addAttribute("events", events);
        model.addAttribute("next", more ? events.getLast().id() : null);
        model.addAttribute("states", List.of(EventState.values()));
        model.addAttribute("state", wanted);
        model.addAttribute("query", text);
        model.addAttribute("first", before.isEmpty());
        return "webhook/events";
    }

    @GetMapping("/{id}")
    String show(CurrentUser user, @PathVariable String id, Model model) {
        model.addAttribute("event", one(user, id, log::find));
        model.addAttribute(
                "body",
                EventId.parse(id).flatMap(event -> log.body(scope(user), event)).orElse(null));
        return "webhook/event";
    }

    @PostMapping("/{id}/replay")
    String replay(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes redirect) {
        var event = one(user, id, log::replay);
        var state = texts.getMessage("webhook.state." + event.state(), null, locale);
        redirect.addFlashAttribute("notice", texts.getMessage("webhook.replayed", new Object[] {state}, locale));
        return "redirect:/developers/webhook-events/" + event.id();
    }

    private static <T> T one(
            CurrentUser user, String id, BiFunction<@Nullable TenantId, EventId, java.util.Optional<T>> find) {
        return EventId.parse(id)
                .flatMap(event -> find.apply(scope(user), event))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Null for the operator, who sees all; a client's people need the right to its keys.
    private static @Nullable TenantId scope(CurrentUser user) {
        user.require(user.tenant() == null ? Permission.OPERATE : Permission.MANAGE_API_KEYS);
        return user.tenant();
    }

    /// Meta writes phone numbers without it, people with it.
    private static String withoutPlus(String text) {
        return text.startsWith("+") ? text.substring(1).replace(" ", "") : text;
    }
}
