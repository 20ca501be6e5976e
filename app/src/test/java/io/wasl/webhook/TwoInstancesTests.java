package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import io.wasl.meta.WebhookSignature;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.SecondInstance;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Two instances take deliveries in at the same time, and both would read them.
@WaslTest
@TestPropertySource(properties = "wasl.engine=true")
class TwoInstancesTests {

    private static final int TIMES = 100;

    private final ApplicationContext beans;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private final Meta meta;
    private final Platform platform;
    private final TenantId soa;

    TwoInstancesTests(@Autowired ApplicationContext beans, @LocalServerPort int port) {
        this.beans = beans;
        scopes = beans.getBean(Scopes.class);
        jdbc = beans.getBean(JdbcClient.class);
        meta = new Meta(port);
        platform = new Platform(beans);
        soa = platform.newClient("Soa");
    }

    @Test
    void oneDeliveryAHundredTimesAtOnceAndItsEventInAnotherEnvelopeHaveOneEffect() {
        MetaSimulator.INSTANCE.reset();
        platform.forgetNumbers();
        platform.connect(soa, "Shop", MetaSimulator.SHOP);
        var before = kept();
        try (var second = SecondInstance.beside(beans, Map.of())) {
            var both = new Meta[] {meta, new Meta(second.port())};
            var stop = event("wamid.STOP", "STOP");

            assertThat(answers(both, envelope(stop))).containsOnly(200).hasSize(TIMES);
            assertThat(answers(both, envelope(event("wamid.MORE", "and then") + "," + stop)))
                    .containsOnly(200)
                    .hasSize(TIMES);

            await().until(() -> beans.getBean(IntegrationLog.class).unread().deliveries() == 0);
        }

        assertThat(kept() - before).as("deliveries kept, each as it came").isEqualTo(2 * TIMES);
        assertThat(count("SELECT count(*) FROM message WHERE tenant_id = ?")).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM message WHERE tenant_id = ? AND wamid = 'wamid.STOP'"))
                .isOne();
        assertThat(count("SELECT count(*) FROM contact WHERE tenant_id = ?")).isOne();
        assertThat(count("SELECT count(*) FROM consent_statement WHERE tenant_id = ?"))
                .as("what was said once is written down once")
                .isOne();
    }

    private static List<Integer> answers(Meta[] doors, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var signature = new WebhookSignature(TestInstallation.APP_SECRET).sign(bytes);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, TIMES)
                    .mapToObj(i -> threads.submit(() -> doors[i % 2]
                            .post(Meta.PATH, bytes, WebhookSignature.HEADER, signature)
                            .statusCode()))
                    .toList()
                    .stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    private long kept() {
        return scopes.engine(() ->
                jdbc.sql("SELECT count(*) FROM webhook_log").query(Long.class).single());
    }

    private long count(String sql) {
        return scopes.engine(
                () -> jdbc.sql(sql).param(soa.value()).query(Long.class).single());
    }

    private static String envelope(String messages) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s"},"messages":[%s]}}]}]}""".formatted(MetaSimulator.WABA, MetaSimulator.SHOP, messages);
    }

    private static String event(String wamid, String text) {
        return """
                {"from":"4915112345678","id":"%s","timestamp":"1795000001","type":"text","text":{"body":"%s"}}""".formatted(wamid, text);
    }
}
