package io.wasl.dispatch;

import io.wasl.contact.ConsentNote;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.dispatch.Verdict.Fate;
import io.wasl.dispatch.Verdict.Measure;
import io.wasl.kernel.E164;
import io.wasl.message.Fact;
import io.wasl.message.StoredMessage;
import io.wasl.meta.ConsentEffect;
import io.wasl.meta.ErrorTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What a failure means beyond its message: a person who wants no marketing, an account that must stop. Meta
/// tells the same codes in answers and, after it has taken a message, in statuses.
@Component
class Consequences {

    private static final Logger log = LoggerFactory.getLogger(Consequences.class);

    /// What is told later than this may have been mended meanwhile.
    private static final Duration STILL_TRUE = Duration.ofMinutes(10);

    private final Tables tables;
    private final Measures measures;
    private final Contacts contacts;
    private final Clock clock;

    Consequences(Tables tables, Measures measures, Contacts contacts, Clock clock) {
        this.tables = tables;
        this.measures = measures;
        this.contacts = contacts;
        this.clock = clock;
    }

    private record Stop(Fact.About about, Measure measure) {}

    /// Of statuses. Joins the caller's transaction.
    void of(List<Fact> facts) {
        Map<Object, Stop> stops = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.Happened happened && happened.failure() != null) {
                var failure = happened.failure();
                heed(happened.about(), failure, happened.at());
                Measure measure = Verdicts.onStatus(failure.code(), true);
                if (measure != null && happened.at().isAfter(clock.instant().minus(STILL_TRUE))) {
                    // A thousand messages of one campaign say the same thing.
                    stops.putIfAbsent(
                            List.of(happened.about().account(), failure.code()), new Stop(happened.about(), measure));
                }
            }
        }
        stops.values().forEach(this::carryOut);
    }

    /// Of answers; the measures that they ask for are known from their verdicts.
    void ofOutcomes(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome.verdict().fate() instanceof Fate.Failed(Fact.Failure failure)) {
                try {
                    heed(outcome.intent().about(), failure, outcome.at());
                } catch (RuntimeException e) {
                    log.error("That a person wants no marketing could not be noted; the next answer says it again", e);
                }
            }
        }
    }

    private void carryOut(Stop stop) {
        var about = stop.about();
        var batch = tables.messages()
                .find(about.tenant(), about.message())
                .map(StoredMessage::batch)
                .map(BatchId::new)
                .orElse(null);
        measures.take(stop.measure(), about.tenant(), about.account(), batch);
    }

    private void heed(Fact.About about, Fact.Failure failure, Instant at) {
        if (ErrorTable.ruleFor(failure.code()).effect() == ConsentEffect.STOPPED_MARKETING) {
            tables.messages()
                    .find(about.tenant(), about.message())
                    .map(StoredMessage::phone)
                    .filter(E164::isValid)
                    .ifPresent(phone -> optOut(about, new E164(phone), failure, at));
        }
    }

    private void optOut(Fact.About about, E164 phone, Fact.Failure failure, Instant at) {
        var said = new ConsentNote(
                MarketingConsent.OPTED_OUT, "whatsapp_settings", at, String.valueOf(failure.code()), null);
        contacts.byPhone(about.tenant(), List.of(phone))
                .forEach(contact -> contacts.note(about.tenant(), contact.id(), said));
    }
}
