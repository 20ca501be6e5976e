package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// Statuses by the way they take: signed, through the door and the log.
@WaslTest
@TestPropertySource(properties = "wasl.engine=true")
@Import(Campaigner.Founder.class)
class StatusHandlerTests {

    private static final String NUMBER = "100000000000001";
    private static final String WABA = "200000000000001";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Campaigner.Founder founder;
    private final OpaqueIds opaqueIds;
    private final Cleaner cleaner;
    private final Clock clock;
    private final int port;
    private Campaigner shop;
    private BatchId batch = new BatchId(new java.util.UUID(0, 0));
    private MessageId message = new MessageId(new java.util.UUID(0, 0));

    StatusHandlerTests(
            @Autowired Campaigner.Founder founder,
            @Autowired OpaqueIds opaqueIds,
            @Autowired Cleaner cleaner,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.founder = founder;
        this.opaqueIds = opaqueIds;
        this.cleaner = cleaner;
        this.clock = clock;
        this.port = port;
        this.shop = founder.found(NUMBER, 80);
    }

    @BeforeEach
    void enqueue() {
        batch = shop.open(1);
        founder.dispatch().pause(shop.tenant(), batch, "only statuses are looked at");
        message = shop.enqueue(batch, 1).getFirst();
    }

    @Test
    void aStatusOfAMessageThatWeNeverSentIsKeptUntilItsIdIsKnown() {
        deliver(WABA, "wamid.stranger", "");
        await().atMost(SOON).until(() -> unmatched() == 1);

        shop.scopes()
                .engine(() -> shop.messages()
                        .record(List.of(Fact.Happened.accepted(about(), clock.instant(), "wamid.stranger"))));
        cleaner.run();

        assertThat(status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(unmatched()).isZero();
    }

    @Test
    void aStatusIsFoundByMetasIdWhereItEchoesNothing() {
        shop.scopes()
                .engine(() -> shop.messages()
                        .record(List.of(Fact.Happened.accepted(about(), clock.instant(), "wamid.known"))));

        deliver(WABA, "wamid.known", "");

        await().atMost(SOON).until(() -> status() == MessageStatus.DELIVERED);
    }

    @Test
    void aForgedEchoTouchesNothing() {
        String genuine = opaqueIds.write(about(), Lane.BULK);
        String forged = genuine.substring(0, genuine.length() - 2) + (genuine.endsWith("AA") ? "BB" : "AA");

        deliver(WABA, "wamid.forged", forged);

        await().atMost(SOON).until(() -> unmatched() == 1);
        assertThat(status()).isEqualTo(MessageStatus.QUEUED);
        shop.scopes()
                .engine(() -> shop.jdbc().sql("DELETE FROM unmatched_status").update());
    }

    @Test
    void aStatusUnderAnotherBusinessAccountTouchesNothing() {
        deliver("200000000000666", "wamid.lie", opaqueIds.write(about(), Lane.BULK));
        deliver(WABA, "wamid.truth", "");

        await().atMost(SOON).until(() -> unmatched() == 1);
        assertThat(status()).isEqualTo(MessageStatus.QUEUED);
        shop.scopes()
                .engine(() -> shop.jdbc().sql("DELETE FROM unmatched_status").update());
    }

    @Test
    void repeatsChangeNothing() {
        for (int i = 0; i < 20; i++) {
            deliver(WABA, "wamid.repeated", opaqueIds.write(about(), Lane.BULK));
        }

        await().atMost(SOON).until(() -> status() == MessageStatus.DELIVERED);
        shop.assertThatCountsAddUp(batch);
        assertThat(shop.count(batch, MessageStatus.DELIVERED)).isEqualTo(1);
    }

    private MessageStatus status() {
        return shop.messages().find(shop.tenant(), message).orElseThrow().status();
    }

    private Fact.About about() {
        return new Fact.About(shop.tenant(), shop.account(), message, 1);
    }

    private long unmatched() {
        return shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("SELECT count(*) FROM unmatched_status")
                        .query(Long.class)
                        .single());
    }

    private void deliver(String waba, String wamid, String opaque) {
        byte[] body = """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"1","phone_number_id":"%s"},
                "statuses":[{"id":"%s","status":"delivered","timestamp":"1795262400","recipient_id":"261340000000"%s}]
                }}]}]}""".formatted(
                        waba, NUMBER, wamid, opaque.isEmpty() ? "" : ",\"biz_opaque_callback_data\":\"" + opaque + "\"")
                .getBytes(StandardCharsets.UTF_8);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhook/whatsapp"))
                    .header("X-Hub-Signature-256", "sha256=" + hmac(body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String hmac(byte[] body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestInstallation.APP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
