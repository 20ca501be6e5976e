package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.identity.ApiCaller;
import io.wasl.webhook.EventId;
import io.wasl.webhook.EventSearch;
import io.wasl.webhook.EventState;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.LoggedEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhook-events")
@Tag(name = "Webhook events", description = "The integration log: what Meta sent, and what became of it")
class WebhookEventRoutes {

    private final IntegrationLog log;
    private final MessageSource texts;

    WebhookEventRoutes(IntegrationLog log, MessageSource texts) {
        this.log = log;
        this.texts = texts;
    }

    /// @param summary what the event says, in the language of `Accept-Language`; null for events of earlier versions
    /// @param body the POST that held the event, as it came; null when it is no longer kept
    record WebhookEventBody(
            String id,
            Instant receivedAt,
            String kind,
            String state,
            @Nullable String summary,
            @Nullable String reason,
            @Nullable String phoneNumberId,
            @Nullable String wamid,
            @Nullable String phone,
            Instant processedAt,
            @Nullable String body) {}

    @GetMapping
    @Operation(
            summary = "List events, the newest first",
            description = "Statuses that were applied are not listed: their times stand on the message. "
                    + "`suspect` ones speak of what their sender has no business with and touched nothing. "
                    + "`query` is a message id of Meta's or a phone number, whole.")
    Page<WebhookEventBody> list(
            ApiCaller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String query,
            PageRequest page) {
        var search = new EventSearch(state(state), query, before(page), page.limit() + 1);
        return Page.of(
                log.list(caller.tenant(), search), page, event -> event.id().toString(), event -> show(caller, event));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One event")
    WebhookEventBody find(ApiCaller caller, @PathVariable String id) {
        return EventId.parse(id)
                .flatMap(event -> log.find(caller.tenant(), event))
                .map(event -> show(caller, event))
                .orElseThrow(ApiProblem::notFound);
    }

    @PostMapping("/{id}/replay")
    @Operation(
            summary = "Process an event once more",
            description = "Harmless for what was processed well: every effect happens once. "
                    + "404 also when the POST that held the event is no longer kept.")
    WebhookEventBody replay(ApiCaller caller, @PathVariable String id) {
        return EventId.parse(id)
                .flatMap(event -> log.replay(caller.tenant(), event))
                .map(event -> show(caller, event))
                .orElseThrow(ApiProblem::notFound);
    }

    private WebhookEventBody show(ApiCaller caller, LoggedEvent event) {
        return new WebhookEventBody(
                event.id().toString(),
                event.receivedAt(),
                event.kind(),
                event.state().name().toLowerCase(Locale.ROOT),
                summary(event),
                event.reason(),
                event.phoneNumberId(),
                event.wamid(),
                event.phone(),
                event.at(),
                log.body(caller.tenant(), event.id()).orElse(null));
    }

    private @Nullable String summary(LoggedEvent event) {
        var said = event.said();
        return said == null
                ? null
                : texts.getMessage(
                        "webhook.said." + said.code(),
                        said.arguments().toArray(),
                        null,
                        LocaleContextHolder.getLocale());
    }

    private static @Nullable EventId before(PageRequest page) {
        var after = page.after();
        return after == null
                ? null
                : EventId.parse(after)
                        .orElseThrow(() -> ApiProblem.invalid("cursor", "is not one that was given in next_cursor"));
    }

    private static @Nullable EventState state(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        Optional<EventState> state = Arrays.stream(EventState.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
        return state.orElseThrow(() -> ApiProblem.invalid("state", "is none of " + states()));
    }

    private static String states() {
        return Arrays.stream(EventState.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
