package io.wasl.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundWebhookTests {

    @Test
    void readsAPersonWhoHidesTheNumber() {
        InboundMessage message = only(WebhookBodies.change("messages", """
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001111","phone_number_id":"100200300"},
                 "contacts":[{"profile":{"name":"Ana","username":"ana.b"},"user_id":"BR.55501234567890"}],
                 "messages":[{"from_user_id":"BR.55501234567890","id":"wamid.IN1","timestamp":"1795000000","type":"text","text":{"body":"Ol\\u00e1"}}]}"""));

        assertThat(message)
                .isEqualTo(new InboundMessage(
                        WebhookBodies.WABA,
                        WebhookBodies.NUMBER,
                        "wamid.IN1",
                        Instant.ofEpochSecond(1795000000),
                        null,
                        "BR.55501234567890",
                        "Ana",
                        "ana.b",
                        new InboundContent.Text("Olá"),
                        null,
                        null,
                        null,
                        false));
    }

    @Test
    void readsAReplyThatCameFromAnAdvertisement() {
        InboundMessage message = only(WebhookBodies.change("messages", """
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550001111","phone_number_id":"100200300"},
                 "contacts":[{"profile":{"name":"Bo"},"wa_id":"4915112345678","user_id":"DE.991"}],
                 "messages":[{"from":"4915112345678","from_user_id":"DE.991","id":"wamid.IN2","timestamp":"1795000001","type":"text",
                  "context":{"from":"15550001111","id":"wamid.OUT1"},
                  "referral":{"source_url":"https://fb.me/x","source_id":"120","source_type":"ad","headline":"H","ctwa_clid":"ARx"},
                  "text":{"body":"Hi"}}]}"""));

        assertThat(message.fromPhone()).isEqualTo("4915112345678");
        assertThat(message.fromUserId()).isEqualTo("DE.991");
        assertThat(message.profileName()).isEqualTo("Bo");
        assertThat(message.username()).isNull();
        assertThat(message.contextWamid()).isEqualTo("wamid.OUT1");
        assertThat(message.content()).isEqualTo(new InboundContent.Text("Hi"));
    }

    @Test
    void readsATapOnATemplatesQuickReply() {
        assertThat(content("""
                {"from":"4915112345678","from_user_id":"DE.991","id":"wamid.IN3","timestamp":"1795000002","type":"button",
                 "context":{"from":"15550001111","id":"wamid.OUT1"},"button":{"payload":"STOP_PROMO","text":"Stop promotions"}}""")).isEqualTo(new InboundContent.Button("STOP_PROMO", "Stop promotions"));
    }

    @Test
    void readsATapOnAListRow() {
        assertThat(content("""
                {"from_user_id":"DE.991","id":"wamid.IN4","timestamp":"1795000003","type":"interactive","context":{"from":"15550001111","id":"wamid.OUT2"},
                 "interactive":{"type":"list_reply","list_reply":{"id":"row-7","title":"Morning","description":"8–12"}}}""")).isEqualTo(new InboundContent.Button("row-7", "Morning"));
    }

    @Test
    void readsAVoiceNote() {
        assertThat(content("""
                {"from":"4915112345678","from_user_id":"DE.991","id":"wamid.IN6","timestamp":"1795000005","type":"audio",
                 "audio":{"id":"900","mime_type":"audio/ogg; codecs=opus","sha256":"q1w2=","voice":true,"url":"https://lookaside.example/?mid=900"}}"""))
                .isEqualTo(new InboundContent.Media(
                        "audio",
                        "900",
                        "audio/ogg; codecs=opus",
                        "q1w2=",
                        null,
                        null,
                        true,
                        "https://lookaside.example/?mid=900"));
    }

    @Test
    void readsWhyMediaCouldNotBePassedOn() {
        assertThat(content("""
                {"from":"49151","id":"wamid.BIG","timestamp":"1795000005","type":"video","errors":[{"code":131052,"title":"Too large"}]}"""))
                .asInstanceOf(type(InboundContent.Unsupported.class))
                .satisfies(media -> assertThat(media.errors()).hasSize(1));
    }

    @Test
    void readsWhatAReferralAndAContextTell() {
        InboundMessage message = only(WebhookBodies.messages("""
                {"from":"491","id":"m1","timestamp":"1","type":"text","text":{"body":"a"},"group_id":"G1",
                 "context":{"frequently_forwarded":true,"referred_product":{"catalog_id":"7","product_retailer_id":"shoe"}},
                 "referral":{"source_url":"https://fb.me/x","source_type":"ad","headline":"Sale","ctwa_clid":"ARx"}}"""));

        assertThat(message.context()).isEqualTo(new MessageContext(null, true, "7", "shoe"));
        assertThat(message.referral()).isEqualTo(new Referral("https://fb.me/x", null, "ad", "Sale", null, "ARx"));
        assertThat(message.groupId()).isEqualTo("G1");
    }

    static Stream<Arguments> everyOtherType() {
        return Stream.of(
                arguments(
                        "interactive",
                        "{'type':'nfm_reply','nfm_reply':{'name':'flow','body':'Sent','response_json':'{}'}}",
                        new InboundContent.FormReply("flow", "Sent", "{}")),
                arguments(
                        "interactive",
                        "{'type':'call_permission_reply','call_permission_reply':{'response':'accept'}}",
                        new InboundContent.CallPermission("accept")),
                arguments("unsupported", "{'type':'poll'}", new InboundContent.Unsupported("poll", List.of())),
                arguments("reaction", "{'message_id':'w1'}", new InboundContent.Reaction("w1", null)),
                arguments("reaction", "{'message_id':'w1','emoji':''}", new InboundContent.Reaction("w1", null)),
                arguments("reaction", "{'message_id':'w1','emoji':'👍'}", new InboundContent.Reaction("w1", "👍")),
                arguments(
                        "system",
                        "{'body':'Bo changed','wa_id':'49','type':'user_changed_number'}",
                        new InboundContent.SystemNotice("user_changed_number", "Bo changed", "49", null)),
                arguments(
                        "edit",
                        "{'original_message_id':'w1','message':{'type':'text','text':{'body':'Hi!'}}}",
                        new InboundContent.Edit("w1", new InboundContent.Text("Hi!"))),
                arguments("revoke", "{'original_message_id':'w1'}", new InboundContent.Revoke("w1")),
                arguments(
                        "location",
                        "{'latitude':35.7,'longitude':-51,'name':'Home'}",
                        new InboundContent.Location(35.7, -51, "Home", null)),
                arguments(
                        "contacts",
                        "[{'name':{'formatted_name':'Zo'},'phones':[{'phone':'+1 5','wa_id':'15'}],'origin':'contact_request'}]",
                        new InboundContent.Contacts(
                                List.of(new InboundContent.Contacts.Card("Zo", List.of("15"))), true)),
                arguments(
                        "order",
                        "{'catalog_id':'7','product_items':[{'product_retailer_id':'shoe','quantity':2,'item_price':9.5,'currency':'EUR'}]}",
                        new InboundContent.Order(
                                "7", null, List.of(new InboundContent.Order.Item("shoe", 2, "9.5", "EUR")))));
    }

    @ParameterizedTest
    @MethodSource("everyOtherType")
    void readsEveryType(String type, String fields, InboundContent expected) {
        assertThat(content("""
                {"from":"4915112345678","id":"wamid.IN8","timestamp":"1795000007","type":"%s","%s":%s}""".formatted(type, type, fields.replace('\'', '"'))))
                .isEqualTo(expected);
    }

    @Test
    void keepsATypeThatIsNewToUs() {
        assertThat(WebhookEvents.parse(WebhookBodies.messages("""
                {"from":"491","id":"m1","timestamp":"1","type":"hologram","hologram":{"id":"9"}}""")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unrecognised.class,
                        unrecognised -> assertThat(unrecognised.reason()).contains("hologram"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"interactive", "text", "image", "location", "order", "button", "reaction", "hologram"})
    void aMessageWithoutWhatItsTypeNamesIsUnsupportedAndOfItsSender(String type) {
        List<WebhookEvent> events =
                WebhookEvents.parse(WebhookBodies.change("messages", """
                {%s,"contacts":[{"profile":{"name":"Soa"},"wa_id":"491"}],
                 "messages":[{"from":"491","id":"m1","timestamp":"1","type":"%s"}],
                 "errors":[{"code":131000,"title":"Wrong","error_data":{"details":"Unsupported payload"}}]}""".formatted(WebhookBodies.METADATA, type)));

        assertThat(events).first().isInstanceOfSatisfying(InboundMessage.class, message -> {
            assertThat(message.fromPhone()).isEqualTo("491");
            assertThat(message.profileName()).isEqualTo("Soa");
            assertThat(message.content()).isInstanceOfSatisfying(InboundContent.Unsupported.class, content -> {
                assertThat(content.kind()).isEqualTo(type);
                assertThat(content.errors()).containsExactly(new EventError(131000, "Wrong", "Unsupported payload"));
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"from_user_id\":\"MG.70000000000000016\""})
    void aUserIdInTheNumbersPlaceIsAUserId(String besides) {
        InboundMessage message = (InboundMessage)
                WebhookEvents.parse(WebhookBodies.change("messages", """
                {%s,"contacts":[{"profile":{"name":"Lalaina"},"wa_id":"MG.70000000000000016"}],
                 "messages":[{"from":"MG.70000000000000016","id":"m1","timestamp":"1","type":"text","text":{"body":"a"}%s}]}""".formatted(WebhookBodies.METADATA, besides)))
                        .getFirst();

        assertThat(message.fromPhone()).isNull();
        assertThat(message.fromUserId()).isEqualTo("MG.70000000000000016");
        assertThat(message.profileName()).isEqualTo("Lalaina");
    }

    @Test
    void anEmptyTextIsNoNumberAndLeadsToNobodyElsesContact() {
        List<WebhookEvent> events =
                WebhookEvents.parse(WebhookBodies.change("messages", """
                {%s,"contacts":[{"profile":{"name":"Bo"},"wa_id":"","user_id":"MG.1"},{"profile":{"name":"Ana"},"wa_id":"","user_id":"MG.2"}],
                 "messages":[{"from":"","from_user_id":"MG.2","id":"m1","timestamp":"1","type":"text","text":{"body":"a"}},
                             {"from":"","id":"m2","timestamp":"1","type":"text","text":{"body":"b"}}]}""".formatted(WebhookBodies.METADATA)));

        assertThat(events)
                .satisfiesExactly(
                        event -> assertThat(event).isInstanceOfSatisfying(InboundMessage.class, message -> {
                            assertThat(message.fromPhone()).isNull();
                            assertThat(message.profileName()).isEqualTo("Ana");
                        }),
                        event -> assertThat(event).isInstanceOf(Unrecognised.class));
    }

    @Test
    void readsAnOrderWhoseNumbersAreText() {
        assertThat(content("""
                {"from":"491","id":"m1","timestamp":"1","type":"order","order":{"product_items":[
                 {"product_retailer_id":"A","quantity":"3","item_price":"12500","currency":"MGA"},
                 {"product_retailer_id":"B","quantity":1,"item_price":10000000.0,"currency":"MGA"},
                 {"product_retailer_id":"C","quantity":1,"item_price":1e300}]}}"""))
                .isEqualTo(new InboundContent.Order(
                        null,
                        null,
                        List.of(
                                new InboundContent.Order.Item("A", 3, "12500", "MGA"),
                                new InboundContent.Order.Item("B", 1, "10000000", "MGA"),
                                new InboundContent.Order.Item("C", 1, "1.0E300", null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field':'messages','value':{'metadata':{'phone_number_id':'123456123'},'messages':[{'id':'x'}]}}",
                "{'object':'whatsapp_business_account','entry':[{'id':'0','time':1,'changes':[{'field':'messages','value':{}}]}]}",
                "{'object':'whatsapp_business_account','entry':[{'id':'0','changes':[{'field':'messages','value':{'messages':[{}]}}]}]}"
            })
    void knowsTheSampleOfMetasDashboard(String body) {
        assertThat(WebhookEvents.parse(body.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(
                        SampleArrived.class,
                        sample -> assertThat(sample.field()).isEqualTo("messages"));
    }

    @Test
    void givesEachMessageItsOwnContact() {
        List<WebhookEvent> events =
                WebhookEvents.parse(WebhookBodies.change("messages", """
                {%s,"contacts":[{"profile":{"name":"Bo"},"wa_id":"491"},{"profile":{"name":"Ana"},"user_id":"BR.2"}],
                 "messages":[{"from_user_id":"BR.2","id":"m1","timestamp":"1","type":"text","text":{"body":"a"}},
                             {"from":"491","id":"m2","timestamp":"1","type":"text","text":{"body":"b"}},
                             {"from":"777","id":"m3","timestamp":"1","type":"text","text":{"body":"c"}}]}""".formatted(WebhookBodies.METADATA)));

        assertThat(events)
                .extracting(event -> ((InboundMessage) event).profileName())
                .containsExactly("Ana", "Bo", null);
    }

    @Test
    void mendsTextThatNoDatabaseTakesAndSaysSo() {
        InboundMessage message =
                only(WebhookBodies.messages(WebhookBodies.text("m1", "a\\u0000b\\ud83dc\\udc00\\ud83d\\ude00")));

        assertThat(message.content()).isEqualTo(new InboundContent.Text("a␀b�c�😀"));
        assertThat(message.repaired()).isTrue();
    }

    @Test
    void leavesStrangeButLawfulTextAlone() {
        InboundMessage message = only(WebhookBodies.messages(WebhookBodies.text("m1", "\\u202Eabc\\u200b😀")));

        assertThat(message.content()).isEqualTo(new InboundContent.Text("\u202Eabc\u200b😀"));
        assertThat(message.repaired()).isFalse();
    }

    private static InboundContent content(String message) {
        return only(WebhookBodies.messages(message)).content();
    }

    private static InboundMessage only(byte[] body) {
        List<WebhookEvent> events = WebhookEvents.parse(body);
        assertThat(events).singleElement().isInstanceOf(InboundMessage.class);
        return (InboundMessage) events.getFirst();
    }
}
