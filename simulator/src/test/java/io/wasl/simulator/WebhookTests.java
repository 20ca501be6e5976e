package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.simulator.Business.Answer;
import io.wasl.simulator.Receiver.Post;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhookTests {

    @AutoClose
    private final Scene scene = new Scene();

    private final Business business = scene.business;
    private final Receiver receiver = scene.receiver;

    @Test
    void signsTheEscapedBytesThatItSends() {
        business.send(Business.text("+33612345678", "Olá").put("biz_opaque_callback_data", "🌿 نعم äöå/x"));

        Post post = receiver.next();

        assertThat(post.contentType()).isEqualTo("application/json");
        assertThat(post.body()).isASCII().contains("\\ud83c\\udf3f \\u0646\\u0639\\u0645 \\u00e4\\u00f6\\u00e5\\/x");
        assertThat(post.signedWith(Business.SECRET)).isTrue();
        assertThat(post.signedWith("another secret")).isFalse();
        assertThat(post.statuses().getFirst().path("biz_opaque_callback_data").asString())
                .isEqualTo("🌿 نعم äöå/x");
    }

    @Test
    void triesTheSameBytesAgainUntilTheyAreAnsweredWith200() {
        business.turn("{\"delivered_rate\":0}");
        receiver.answerNextWith(503, 401, 204);

        business.send(Business.text("+33612345678", "Hi"));

        List<Post> posts = receiver.next(4);
        assertThat(posts).extracting(Post::body).containsOnly(posts.getFirst().body());
        assertThat(posts)
                .extracting(Post::signature)
                .containsOnly(posts.getFirst().signature());
        assertThat(stats().path("webhook_failures").asInt()).isEqualTo(3);
    }

    @Test
    void givesUpAfterTheLastTry() {
        business.turn("{\"delivered_rate\":0,\"retry_tries\":2}");
        receiver.answerNextWith(500, 500);

        business.send(Business.text("+33612345678", "Hi"));
        receiver.next(2);
        business.send(Business.text("+33612345678", "Hi"));
        receiver.next();

        assertThat(stats().path("webhooks_given_up").asInt()).isEqualTo(1);
    }

    @Test
    void deliversEverythingTwiceWhenAllIsDuplicated() {
        business.turn("{\"duplicate_rate\":1,\"delivered_rate\":0}");

        business.send(Business.text("+33612345678", "Hi"));

        List<JsonNode> statuses = receiver.nextStatuses(2);
        assertThat(statuses.getLast()).isEqualTo(statuses.getFirst());
    }

    @Test
    void neverDeliversWhatIsDropped() {
        business.turn("{\"drop_rate\":1}");
        business.send(Business.text("+33612345678", "Hi"));
        business.turn("{\"drop_rate\":0,\"delivered_rate\":0}");
        Answer second = business.send(Business.text("+33612345678", "Hi"));

        // The first message's later statuses may pass; its first one cannot.
        Post post = receiver.nextThat(
                each -> each.statuses().getFirst().path("status").asString().equals("sent"));

        assertThat(post.statuses().getFirst().path("id").asString()).isEqualTo(second.wamid());
    }

    @Test
    void putsUpToAThousandEventsIntoOneWebhook() {
        business.turn("{\"batch_max\":50,\"batch_linger_ms\":60000,\"delivered_rate\":0}");
        Set<String> sent = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            sent.add(business.send(Business.text("+336123456%02d".formatted(i), "Hi"))
                    .wamid());
        }

        Post post = receiver.next();

        assertThat(post.statuses())
                .extracting(status -> status.path("id").asString())
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(post.value().path("contacts").size()).isEqualTo(50);
        assertThat(post.signedWith(Business.SECRET)).isTrue();
    }

    @Test
    void doesNotWaitForeverForABatchToFill() {
        business.turn("{\"batch_max\":1000,\"batch_linger_ms\":20,\"delivered_rate\":0}");

        business.send(Business.text("+33612345678", "Hi"));

        assertThat(receiver.next().statuses()).hasSize(1);
    }

    @Test
    void separatesNumbersAndAccountsWithinABatch() {
        business.post("/simulator/wabas", "{\"id\":\"300\",\"numbers\":[{\"id\":\"301\"}]}");
        business.turn("{\"batch_max\":3,\"batch_linger_ms\":60000,\"delivered_rate\":0}");
        for (String number : List.of(Business.NUMBER, "301", "100000000000002")) {
            business.post("/" + number + "/messages", Json.write(Business.text("+33612345678", "Hi")));
        }

        JsonNode entries = receiver.next().json().path("entry");

        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.path(0).path("id").asString()).isEqualTo(Business.WABA);
        assertThat(entries.path(0).path("changes").size()).isEqualTo(2);
        assertThat(entries.path(1).path("id").asString()).isEqualTo("300");
    }

    @Test
    void mixesUpTheOrderOfStatuses() {
        business.turn(
                "{\"reorder_rate\":1,\"delivered_ms_min\":40,\"delivered_ms_max\":40,\"read_ms_min\":40,\"read_ms_max\":40}");
        Set<String> orders = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            business.send(Business.text("+33612345678", "Hi"));
            List<String> order = new ArrayList<>();
            receiver.nextStatuses(3)
                    .forEach(status -> order.add(status.path("status").asString()));
            assertThat(order).containsExactlyInAnyOrder("sent", "delivered", "read");
            orders.add(String.join(" ", order));
        }

        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void deliversTheFirstStatusBeforeItAnswersWhenTold() {
        business.turn("{\"early_webhook_rate\":1,\"delivered_rate\":0}");

        Answer answer = business.send(Business.text("+33612345678", "Hi"));

        assertThat(receiver.isQuiet()).isFalse();
        assertThat(receiver.nextStatuses(1).getFirst().path("id").asString()).isEqualTo(answer.wamid());
    }

    @Test
    void postsRawBodiesAsTheyAreAndReportsTheAnswers() {
        receiver.answerNextWith(200, 401);
        Answer right = business.post("/simulator/webhook", "not { json — ü");
        Answer wrong = business.post("/simulator/webhook?signature=wrong", "x");
        Answer none = business.post("/simulator/webhook?signature=none&times=3", "y");

        List<Post> posts = receiver.next(5);
        assertThat(right.json().path("answers").path("200").asInt()).isEqualTo(1);
        assertThat(wrong.json().path("answers").path("401").asInt()).isEqualTo(1);
        assertThat(none.json().path("answers").path("200").asInt()).isEqualTo(3);
        assertThat(posts.get(0).signedWith(Business.SECRET)).isTrue();
        assertThat(posts.get(1).signature()).startsWith("sha256=");
        assertThat(posts.get(1).signedWith(Business.SECRET)).isFalse();
        assertThat(posts.get(2).signature()).isNull();
    }

    @Test
    void isIdleOnceEverythingIsTold() {
        business.turn("{\"read_ms_min\":60000,\"read_ms_max\":60000}");
        business.send(Business.text("+33612345678", "Hi"));
        receiver.next(2);
        assertThat(stats().path("idle").asBoolean()).isFalse();
        assertThat(stats().path("planned").asInt()).isEqualTo(1);

        business.post("/simulator/reset", "");

        assertThat(stats().path("idle").asBoolean()).isTrue();
    }

    @Test
    void sendsAnyEventOfAnAccount() {
        business.post(
                "/simulator/events",
                "{\"field\":\"account_update\",\"value\":{\"event\":\"ACCOUNT_RESTRICTION\",\"note\":\"é\"}}");

        Post post = receiver.next();

        assertThat(post.field()).isEqualTo("account_update");
        assertThat(post.value().path("event").asString()).isEqualTo("ACCOUNT_RESTRICTION");
        assertThat(post.json().path("entry").path(0).path("time").isNumber()).isTrue();
        assertThat(post.body()).contains("\\u00e9");
    }

    private JsonNode stats() {
        return business.get("/simulator/stats").json();
    }
}
