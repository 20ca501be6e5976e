package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.connection.Accounts;
import io.wasl.contact.ContactFilter;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.TenantId;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.test.context.TestPropertySource;

/// Walks through every event that the simulator can send.
@WaslTest
@TestPropertySource(properties = {"wasl.engine=true", "wasl.webhook.failures=10000"})
class EveryOccasionTests {

    private static final Set<String> NEW_TO_US = Set.of("unknown-type", "unknown-status", "unknown-field");

    private static final EventSearch ALL = new EventSearch(null, null, null, 1);

    private final ApplicationContext beans;
    private final IntegrationLog log;
    private final MessageSource texts;
    private final String callback;
    private final Platform platform;
    private final TenantId soa;

    EveryOccasionTests(@Autowired ApplicationContext beans, @LocalServerPort int port) {
        this.beans = beans;
        log = beans.getBean(IntegrationLog.class);
        texts = beans;
        callback = "http://127.0.0.1:" + port + Meta.PATH;
        platform = new Platform(beans);
        soa = platform.newClient("Soa");
    }

    @Test
    void eachIsToldInTheIntegrationLogInEveryLanguage() {
        MetaSimulator.INSTANCE.reset();
        platform.forgetNumbers();
        platform.connect(soa, "Shop", MetaSimulator.SHOP);
        var problems = new HashMap<String, String>();
        var kinds = new HashSet<String>();
        for (var occasion : MetaSimulator.INSTANCE.call("GET", "/simulator/occasions", "")) {
            var name = occasion.path("name").asString();
            var event = sent(name);
            kinds.add(event.kind());
            problemOf(name, event).ifPresent(problem -> problems.put(name, problem));
        }

        assertThat(problems).isEmpty();
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(24);
        actedUpon();
    }

    @Test
    void whatIsHostileNeitherStopsTheReaderNorIsLost() {
        var meta = new Meta(URI.create(callback).getPort());
        var before = newest();

        for (var hostile : HostileCorpus.some(300)) {
            assertThat(meta.deliver(hostile.body()).statusCode())
                    .as(hostile.name())
                    .isEqualTo(200);
        }
        meta.deliver(Bodies.text("wamid.after.hostility", "still there?"));

        await().until(() -> !log.list(null, new EventSearch(null, "wamid.after.hostility", null, 1))
                .isEmpty());
        var since = log.list(null, new EventSearch(null, null, null, 1_000)).stream()
                .takeWhile(event -> !event.id().equals(before))
                .map(event -> event.id().logId())
                .distinct();
        assertThat(since).hasSizeGreaterThanOrEqualTo(301);
    }

    private void actedUpon() {
        var person = beans.getBean(Contacts.class).search(soa, ContactFilter.ALL, null, 100);
        assertThat(person).anySatisfy(contact -> assertThat(contact.name()).isEqualTo("Zo Rakoto"));
        assertThat(person)
                .anySatisfy(contact -> assertThat(contact.consent().marketing()).isEqualTo(MarketingConsent.OPTED_IN));
        assertThat(beans.getBean(Accounts.class).list(soa).getFirst().messagingLimit())
                .startsWith("TIER_");
    }

    private LoggedEvent sent(String name) {
        var before = newest();
        MetaSimulator.INSTANCE.call(
                "POST", "/simulator/occasions", "{'name':'%s','callback':'%s'}".formatted(name, callback));
        return await(name)
                .until(
                        () -> log.list(null, ALL),
                        events -> !events.isEmpty() && !events.getFirst().id().equals(before))
                .getFirst();
    }

    private @Nullable EventId newest() {
        var events = log.list(null, ALL);
        return events.isEmpty() ? null : events.getFirst().id();
    }

    private Optional<String> problemOf(String name, LoggedEvent event) {
        var expected = NEW_TO_US.contains(name)
                ? EventState.UNRECOGNISED
                : event.kind().equals("status") ? EventState.UNMATCHED : EventState.PROCESSED;
        if (event.state() != expected) {
            return Optional.of(event.state() + ": " + event.reason());
        }
        var said = event.said();
        if (said == null) {
            return Optional.of("not in words");
        }
        for (var language : List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("ar"))) {
            var sentence = texts.getMessage(
                    "webhook.said." + said.code(), said.arguments().toArray(), "", language);
            if (sentence == null || sentence.isBlank() || sentence.contains("{0")) {
                return Optional.of(language + " has no sentence for " + said.code());
            }
        }
        return Optional.empty();
    }
}
