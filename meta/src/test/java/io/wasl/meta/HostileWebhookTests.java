package io.wasl.meta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileWebhookTests {

    private static final byte[] ORDINARY = WebhookBodies.messages(WebhookBodies.text("m1", "héllo 😀 مرحبا"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000",
                "null",
                "[]",
                "[{}]",
                "{}",
                "\"text\"",
                "not json",
                "{\"object\"",
                "{\"object\":\"page\",\"entry\":[]}",
                "{\"object\":\"whatsapp_business_account\"}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":{}}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{}]}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[null]}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[null]}]}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[]}{}"
            })
    void setsAsideWhatIsNoWebhook(String body) {
        assertThat(WebhookEvents.parse(body.getBytes(UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unrecognised.class, event -> assertThat(event.reason()).isNotBlank());
    }

    @Test
    void findsNothingInAnEmptyBatch() {
        assertThat(WebhookEvents.read("{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(UTF_8)))
                .isEqualTo(new WebhookBody(0, List.of()));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void stopsAtItsLimits(String inText) {
        assertThat(WebhookEvents.parse(inText.getBytes(UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unrecognised.class, event -> assertThat(event.reason()).hasSizeLessThan(300));
    }

    static Stream<String> tooMuch() {
        return Stream.of(
                "[".repeat(20_000) + "]".repeat(20_000),
                "{\"a\":".repeat(20_000),
                inMessage("\"x\":" + "[".repeat(20_000) + "]".repeat(20_000)),
                inMessage("\"x\":" + "9".repeat(400_000)),
                inMessage("\"x\":\"" + "a".repeat(10 * 1024 * 1024) + "\""),
                inMessage("\"" + "k".repeat(100_000) + "\":1"));
    }

    @Test
    void readsAMessageBesideAnAbsurdNumber() {
        assertThat(WebhookEvents.parse(inMessage("\"x\":1e400000,\"y\":[1e400000,-1e400000,1e-400000]")
                        .getBytes(UTF_8)))
                .hasOnlyElementsOfType(InboundMessage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e400000", "1e18", "-1", "\"-1\"", "\"253402300800\"", "\"١٢\"", "true", "{}", "\"\"", "1.5"})
    void setsAsideATimeThatIsNone(String timestamp) {
        assertThat(WebhookEvents.parse(WebhookBodies.statuses(
                        "{\"id\":\"w\",\"status\":\"sent\",\"timestamp\":%s}".formatted(timestamp))))
                .singleElement()
                .isInstanceOf(Unrecognised.class);
    }

    @Test
    void readsAMessageAmongAHundredThousandKeys() {
        String keys =
                IntStream.range(0, 100_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));

        assertThat(WebhookEvents.parse(inMessage(keys).getBytes(UTF_8))).hasOnlyElementsOfType(InboundMessage.class);
    }

    @Test
    void takesTheLastOfRepeatedKeys() {
        String body = inMessage("\"id\":\"first\",\"id\":\"last\"");

        assertThat(WebhookEvents.parse(body.getBytes(UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundMessage.class,
                        message -> assertThat(message.wamid()).isEqualTo("last"));
    }

    @Test
    void readsPastAByteOrderMark() {
        byte[] marked = ("\uFEFF" + new String(ORDINARY, UTF_8)).getBytes(UTF_8);

        assertThat(WebhookEvents.parse(marked)).isEqualTo(WebhookEvents.parse(ORDINARY));
    }

    @Test
    void mendsBytesThatAreNotUtf8() {
        byte[] latin = WebhookBodies.messages(WebhookBodies.text("m1", "caf?")).clone();
        byte[] broken = new String(latin, ISO_8859_1).replace("caf?", "café").getBytes(ISO_8859_1);

        assertThat(WebhookEvents.parse(broken))
                .singleElement()
                .isInstanceOfSatisfying(InboundMessage.class, message -> {
                    assertThat(message.content()).isEqualTo(new InboundContent.Text("caf�"));
                    assertThat(message.repaired()).isTrue();
                });
    }

    @Test
    void mendsSurrogatesThatWereWrittenAsBytes() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String[] halves = new String(WebhookBodies.messages(WebhookBodies.text("m1", "a|b")), UTF_8).split("\\|", -1);
        body.write(halves[0].getBytes(UTF_8));
        body.write(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0xBD});
        body.write(halves[1].getBytes(UTF_8));

        assertThat(WebhookEvents.parse(body.toByteArray()))
                .singleElement()
                .isInstanceOfSatisfying(InboundMessage.class, message -> {
                    assertThat(message.repaired()).isTrue();
                    assertThat(((InboundContent.Text) message.content()).body())
                            .startsWith("a�")
                            .endsWith("b");
                });
    }

    @Test
    void survivesAnotherEncoding() {
        assertThat(WebhookEvents.parse(new String(ORDINARY, UTF_8).getBytes(UTF_16LE)))
                .hasSize(1);
    }

    @Test
    void mendsWhatItSetsAsideSoThatItCanBeStored() {
        byte[] body = WebhookBodies.change("brand_new", "{\"k\\u0000\":[\"\\ud83d\"]}");

        assertThat(WebhookEvents.parse(body))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unrecognised.class,
                        event -> assertThat(event.raw())
                                .hasToString("{\"field\":\"brand_new\",\"value\":{\"k␀\":[\"�\"]}}"));
    }

    @Test
    void losesOnlyTheBrokenEventsOfABatch() {
        String good = IntStream.range(0, 997)
                .mapToObj(i -> WebhookBodies.status("wamid." + i, "delivered"))
                .collect(Collectors.joining(","));
        byte[] body =
                WebhookBodies.statuses("{}", good, "{\"id\":\"x\",\"status\":7,\"timestamp\":\"1\"}", "\"poison\"");

        WebhookBody read = WebhookEvents.read(body);

        assertThat(read.entries()).isEqualTo(1);
        assertThat(read.statuses()).isEqualTo(997);
        assertThat(read.messages()).isZero();
        assertThat(read.events()).filteredOn(Unrecognised.class::isInstance).hasSize(3);
    }

    @Test
    void countsOnlySoFar() {
        String many = "{},".repeat(30_000) + "{}";

        assertThat(WebhookEvents.parse(WebhookBodies.statuses(many)))
                .hasSize(20_001)
                .last()
                .isInstanceOfSatisfying(
                        Unrecognised.class,
                        event -> assertThat(event.reason()).isEqualTo("more than 20000 events in one body"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"1\",\"id\":\"m\",\"timestamp\":\"1\",\"type\":\"hologram\",\"hologram\":{\"a\":1}}",
                "{\"from\":\"1\",\"id\":\"m\",\"timestamp\":\"1\",\"type\":\"text\",\"text\":{\"a\":1}}",
                "{\"from\":\"1\",\"id\":\"m\",\"timestamp\":\"1\"}",
                "{\"id\":\"m\",\"timestamp\":\"1\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}",
                "{\"from\":\"1\",\"timestamp\":\"1\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}",
                "{\"from\":\"1\",\"id\":{},\"timestamp\":\"1\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}",
                "7"
            })
    void setsAsideMessagesThatItCannotRead(String message) {
        assertThat(WebhookEvents.parse(WebhookBodies.messages(message, WebhookBodies.text("m2", "fine"))))
                .hasSize(2)
                .satisfiesExactly(
                        event -> assertThat(event).isInstanceOf(Unrecognised.class),
                        event -> assertThat(event).isInstanceOf(InboundMessage.class));
    }

    @Test
    void setsAsideStatusesOfNoNumber() {
        byte[] body = WebhookBodies.change(
                "messages", "{\"statuses\":[%s]}".formatted(WebhookBodies.status("wamid.1", "sent")));

        assertThat(WebhookEvents.parse(body)).hasOnlyElementsOfType(Unrecognised.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"messages\":7}", "{\"statuses\":{\"a\":1}}", "{}", "7", "null"})
    void setsAsideAStrangeValue(String value) {
        assertThat(WebhookEvents.parse(WebhookBodies.change("messages", value)))
                .hasOnlyElementsOfType(Unrecognised.class)
                .isNotEmpty();
    }

    @Test
    void neverThrowsWhateverIsFlipped() {
        Random random = new Random(42);
        byte[] status = WebhookBodies.statuses(WebhookBodies.status("wamid.1", "sent"));
        for (int round = 0; round < 5_000; round++) {
            byte[] body = (round % 2 == 0 ? ORDINARY : status).clone();
            for (int flip = 0; flip <= round % 4; flip++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            assertThat(WebhookEvents.parse(body)).isNotNull();
        }
    }

    private static String inMessage(String members) {
        return new String(
                WebhookBodies.messages(
                        "{\"from\":\"1\",\"id\":\"m\",\"timestamp\":\"1\",\"type\":\"text\",\"text\":{\"body\":\"x\"},%s}"
                                .formatted(members)),
                UTF_8);
    }
}
