package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.E164;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import io.wasl.webhook.Received;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// People who write become contacts.
class InboundHandlerTests extends HearingClient {

    private final Acquaintances acquaintances;

    InboundHandlerTests(@Autowired ApplicationContext beans, @Autowired Acquaintances acquaintances) {
        super(beans);
        this.acquaintances = acquaintances;
    }

    @Test
    void whoeverWritesFirstBecomesAContact() {
        handle(text("4915112345678", "DE.991", "Bo", "hello", NOON));

        assertThat(all()).singleElement().satisfies(bo -> {
            assertThat(bo.phone()).isEqualTo(new E164("+4915112345678"));
            assertThat(bo.userId()).isEqualTo("DE.991");
            assertThat(bo.name()).isEqualTo("Bo");
            assertThat(bo.source()).isEqualTo("whatsapp");
            assertThat(bo.lastInboundAt()).isEqualTo(NOON);
            assertThat(bo.consent()).isEqualTo(Consent.UNKNOWN);
        });
    }

    @Test
    void theSameSliceAgainChangesNothing() {
        var message = text("4915112345678", "DE.991", "Bo", "hello", NOON);
        handle(message);
        var before = all();

        handle(message, message);

        assertThat(all()).isEqualTo(before);
    }

    @Test
    void whoHidesTheNumberIsAContactByUserId() {
        handle(text(null, "BR.555", "Ana", "Olá", NOON));

        assertThat(all()).singleElement().satisfies(ana -> {
            assertThat(ana.phone()).isNull();
            assertThat(ana.userId()).isEqualTo("BR.555");
        });
    }

    @Test
    void messagesToNumbersOfNobodyAreLeftAlone() {
        var stray = new InboundMessage(
                "waba",
                "999",
                "wamid.X",
                NOON,
                "4915112345678",
                null,
                "Bo",
                null,
                new InboundContent.Text("hi"),
                null,
                null,
                null,
                false);

        scopes.engine(() -> doors.messages().handle(List.of(new Received<>(1, 0, NOON, stray))));

        assertThat(all()).isEmpty();
    }

    @Test
    void hostileNamesAndNumbersAreTaken() {
        handle(
                text("1", "XX.1", "\u202E" + "x".repeat(5_000), "hi", NOON),
                text("99999999999999999999", "XX.2", "   ", "hi", NOON),
                text("4915112345678", "DE." + "9".repeat(128), "'; DROP TABLE contact; --", "hi", NOON));

        assertThat(all()).hasSize(3);
    }

    @Test
    void twoSlicesAtOnceMakeOneContact() throws InterruptedException {
        var starts = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> handle(IntStream.range(0, 50)
                                .mapToObj(n -> text("49151123456" + (10 + n), "DE." + n, "Bo " + n, "hi", NOON))
                                .toArray(InboundMessage[]::new))))
                .toList();
        for (var start : starts) {
            start.join();
        }

        assertThat(all()).hasSize(50);
    }

    @Test
    void personsAreFoundByEitherName() {
        handle(text("4915112345678", "DE.991", "Bo", "hi", NOON));
        var bo = all().getFirst().id();
        var byNumber = Person.of(acme, "4915112345678", null);
        var byUser = Person.of(acme, null, "DE.991");
        var stranger = Person.of(acme, null, "DE.992");

        assertThat(acquaintances.idsOf(List.of(byNumber, byUser, stranger)))
                .isEqualTo(Map.of(byNumber, bo, byUser, bo));
    }
}
