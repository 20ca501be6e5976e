package io.wasl.webhook;

import io.wasl.meta.InboundMessage;
import io.wasl.meta.Unrecognised;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The lines by which an operator follows one message through the log file. When webhooks come in masses, one line a
/// second takes their place.
@Component
final class FollowLines {

    private static final Logger log = LoggerFactory.getLogger("wasl.webhook");
    private static final int DETAILED_PER_SECOND = 50;

    private final InstantSource clock;
    private long second;
    private int detailed;
    private long webhooks;
    private long messages;
    private long statuses;

    FollowLines(java.time.Clock clock) {
        this.clock = clock;
    }

    /// Called by the reader only, after each look at the log, also when it found nothing.
    void tell(Slices.Progress progress) {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            summarise();
            second = now;
            detailed = 0;
        }
        var slice = progress.slice();
        var verdicts = progress.verdicts();
        if (slice != null && verdicts != null) {
            for (var delivery : slice.deliveries()) {
                tell(slice, delivery, verdicts);
            }
        }
    }

    private void tell(Slice slice, Slice.Read read, Verdicts verdicts) {
        if (detailed < DETAILED_PER_SECOND) {
            detailed++;
            tellAll(slice, read, verdicts);
        } else {
            webhooks++;
            messages += read.body().messages();
            statuses += read.body().statuses();
        }
    }

    private void summarise() {
        if (webhooks > 0) {
            log.info(
                    "{} more webhooks in one second, with {} message(s) and {} status(es)",
                    webhooks,
                    messages,
                    statuses);
            webhooks = 0;
            messages = 0;
            statuses = 0;
        }
    }

    private static void tellAll(Slice slice, Slice.Read read, Verdicts verdicts) {
        var body = read.body();
        log.info("POST /whatsapp webhook received: object={}, entries={}", object(read), body.entries());
        log.info("Webhook contains {} message(s) and {} status(es)", body.messages(), body.statuses());
        for (int entry = 1; entry <= body.entries(); entry++) {
            log.info("Processing entry {}/{}", entry, body.entries());
        }
        tellAccounts(slice, read);
        if (body.messages() > 0) {
            log.info("Processing {} messages", body.messages());
        }
        for (var event : read.events()) {
            tellOutcome(event, verdicts.on(event));
        }
    }

    private static void tellAccounts(Slice slice, Slice.Read read) {
        var owners = slice.owners();
        var numbers = new LinkedHashSet<String>();
        read.events().stream()
                .map(event -> event.event().phoneNumberId())
                .filter(Objects::nonNull)
                .forEach(numbers::add);
        for (var number : numbers) {
            var owner = owners == null ? null : owners.get(number);
            if (owner == null) {
                log.info("No account for phone_number_id {}", line(number));
            } else {
                log.info("Account found: phone_number_id {} of client {}", line(number), owner);
            }
        }
    }

    private static void tellOutcome(Received<?> received, Verdict verdict) {
        var traits = EventTraits.of(received.event());
        if (verdict.state() != EventState.PROCESSED) {
            log.info("Event {} is {}: {}", EventId.of(received), verdict.state(), line(verdict.reason()));
        } else if (received.event() instanceof InboundMessage) {
            log.info("Message processed successfully: {}", line(traits.wamid()));
        }
    }

    private static String object(Slice.Read read) {
        boolean strange = read.body().entries() == 0
                && read.events().stream().allMatch(event -> event.event() instanceof Unrecognised);
        return strange ? "?" : "whatsapp_business_account";
    }

    /// What a sender wrote must not begin a line of its own.
    private static String line(@org.jspecify.annotations.Nullable String text) {
        return String.valueOf(EventTraits.clean(text)).replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", " ");
    }
}
