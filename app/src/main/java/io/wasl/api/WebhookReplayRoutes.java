package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.identity.ApiCaller;
import io.wasl.webhook.Replay;
import io.wasl.webhook.WebhookReplays;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhook-events/replays")
@Tag(name = "Webhook events")
class WebhookReplayRoutes {

    private final WebhookReplays replays;
    private final Clock clock;

    WebhookReplayRoutes(WebhookReplays replays, Clock clock) {
        this.replays = replays;
        this.clock = clock;
    }

    /// @param from when the first event was received; absent for the oldest that is kept
    /// @param to before when the last one was received; absent for now
    record ReplayInput(@Nullable Instant from, @Nullable Instant to) {}

    /// @param status `running` or `done`
    /// @param deliveries how many POSTs were processed again so far
    record ReplayBody(String id, String status, Instant from, Instant to, long deliveries) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Process a range of events once more",
            description = "Or all, where neither `from` nor `to` is given. Harmless for what was processed well: "
                    + "every effect happens once.")
    ReplayBody order(ApiCaller caller, @RequestBody ReplayInput input) {
        var from = input.from() == null ? Instant.EPOCH : Era.holds("from", input.from());
        var to = input.to() == null ? clock.instant() : Era.holds("to", input.to());
        try {
            return show(replays.order(caller.tenant(), from, to));
        } catch (IllegalArgumentException emptyRange) {
            throw ApiProblem.invalid("to", "is not after from");
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a replay has come")
    ReplayBody find(ApiCaller caller, @PathVariable String id) {
        return (id.matches("[0-9]{1,18}")
                        ? replays.find(caller.tenant(), Long.parseLong(id))
                        : Optional.<Replay>empty())
                .map(WebhookReplayRoutes::show)
                .orElseThrow(ApiProblem::notFound);
    }

    private static ReplayBody show(Replay replay) {
        return new ReplayBody(
                Long.toString(replay.id()),
                replay.doneAt() == null ? "running" : "done",
                replay.from(),
                replay.to(),
                replay.deliveries());
    }
}
