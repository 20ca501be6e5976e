package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountRef;
import io.wasl.connection.Accounts;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.meta.DeliveryStatus;
import io.wasl.meta.EventError;
import io.wasl.meta.Message;
import io.wasl.meta.Recipient;
import io.wasl.meta.StatusUpdate;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// A platform whose engine sends to a Meta of its own, and a new client there for each test. Started once for all the
/// tests that extend this.
@WaslTest
@TestPropertySource(properties = "wasl.engine=true")
@Import({Campaigner.Founder.class, WorkingEngine.Finished.class, WorkingEngine.Parts.class})
abstract class WorkingEngine {

    static final String NUMBER = "100000000000001";
    static final String TOKEN = "sandbox-access-token";
    static final Duration SOON = Duration.ofSeconds(30);
    static final Meta META = new Meta();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(META::close));
    }

    final Campaigner.Founder founder;
    final Dispatch dispatch;
    final Accounts accounts;
    final OpaqueIds opaqueIds;
    final Attempts attempts;
    final Clock clock;
    private final StatusHandler statuses;
    Campaigner shop;

    WorkingEngine(Parts parts) {
        this.founder = parts.founder();
        this.dispatch = founder.dispatch();
        this.accounts = founder.accounts();
        this.opaqueIds = parts.opaqueIds();
        this.attempts = parts.attempts();
        this.clock = parts.clock();
        this.statuses = parts.statuses();
        this.shop = founder.found(NUMBER, 80);
    }

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry properties) {
        properties.add("setting.META_GRAPH_URL", META::url);
    }

    @BeforeEach
    void begin() {
        META.reset();
    }

    MessageId code(@Nullable Instant expiresAt) {
        var code = new MessageId(shop.ids().next());
        dispatch.send(
                shop.tenant(),
                new Single(
                        code,
                        shop.account(),
                        Lane.URGENT,
                        new Recipient.Phone("+261349999999"),
                        null,
                        new Message.Text("123 456", false),
                        null,
                        null,
                        null),
                expiresAt);
        return code;
    }

    MessageStatus status(MessageId message) {
        return shop.messages().find(shop.tenant(), message).orElseThrow().status();
    }

    /// As Meta would tell that a message was delivered.
    void echo(String opaque, String wamid) {
        tell(opaque, wamid, DeliveryStatus.DELIVERED, List.of());
    }

    void tell(String opaque, String wamid, DeliveryStatus status, List<EventError> errors) {
        var owner = accounts.byPhoneNumberId(List.of(NUMBER)).get(NUMBER);
        assertThat(owner).extracting(AccountRef::tenant).isEqualTo(shop.tenant());
        var event = new StatusUpdate(
                "200000000000001", NUMBER, wamid, status, clock.instant(), null, null, opaque, null, errors);
        shop.scopes().engine(() -> statuses.handle(List.of(new Received<>(1, 0, clock.instant(), event))));
    }

    Single single(MessageId id) {
        return new Single(
                id,
                shop.account(),
                Lane.URGENT,
                new Recipient.Phone("+261349999999"),
                null,
                new Message.Text("123 456", false),
                null,
                null,
                "otp-1");
    }

    long queued() {
        return shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("SELECT count(*) FROM outgoing")
                        .query(Long.class)
                        .single());
    }

    record Parts(
            Campaigner.Founder founder, OpaqueIds opaqueIds, Attempts attempts, StatusHandler statuses, Clock clock) {}

    static class Finished {

        final List<BatchFinished> events = new CopyOnWriteArrayList<>();

        @EventListener
        void on(BatchFinished event) {
            events.add(event);
        }
    }
}
