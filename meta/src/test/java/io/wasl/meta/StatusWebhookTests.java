package io.wasl.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusWebhookTests {

    @Test
    void readsAPricedStatus() {
        assertThat(WebhookEvents.parse(WebhookBodies.statuses("""
                {"id":"wamid.OUT1","status":"sent","timestamp":"1795000100","recipient_id":"4915112345678","recipient_user_id":"DE.991",
                 "biz_opaque_callback_data":"c42:r77","pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"marketing"}}""")))
                .containsExactly(new StatusUpdate(
                        WebhookBodies.WABA,
                        WebhookBodies.NUMBER,
                        "wamid.OUT1",
                        DeliveryStatus.SENT,
                        Instant.ofEpochSecond(1795000100),
                        "4915112345678",
                        "DE.991",
                        "c42:r77",
                        new Pricing(true, "PMP", "regular", "marketing"),
                        List.of()));
    }

    @Test
    void readsWhyAMessageFailed() {
        StatusUpdate failed =
                (StatusUpdate) WebhookEvents.parse(WebhookBodies.statuses("""
                {"id":"wamid.OUT9","status":"failed","timestamp":"1795000140","recipient_id":"4915112345678","biz_opaque_callback_data":"c42:r78",
                 "errors":[{"code":131049,"title":"Not delivered","message":"Not delivered","error_data":{"details":"Ecosystem"},"href":"https://x"}]}""")).getFirst();

        assertThat(failed.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(failed.recipientUserId()).isNull();
        assertThat(failed.pricing()).isNull();
        assertThat(failed.errors()).containsExactly(new EventError(131049, "Not delivered", "Ecosystem"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'code':'131026'}]                | 131026",
                "[{'code':' 131049 ','title':'T'}]  | 131049",
                "[{'code':131026.0}]                | 131026",
                "[{'title':'Something'}]            | 0",
                "[{'code':null}]                    | 0",
                "[{'code':'none of them'}]          | 0",
                "[{'code':'99999999999999'}]        | 0",
                "[{'code':-5}]                      | 0",
                "[{'code':['131031']}]              | 0",
                "['131031']                         | 0",
                "[null]                             | 0"
            })
    void takesACodeThatIsTextForThatCodeAndNothingElseForOne(String errors, int code) {
        StatusUpdate failed =
                (StatusUpdate) WebhookEvents.parse(WebhookBodies.statuses("""
                {"id":"wamid.OUT9","status":"failed","timestamp":"1795000140","errors":%s}""".formatted(errors.replace('\'', '"'))))
                        .getFirst();

        assertThat(failed.errors()).extracting(EventError::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"errors\":[]", ",\"errors\":null", ",\"errors\":{}", ",\"errors\":\"none\""})
    void bearsAFailureWithoutAnyError(String errors) {
        StatusUpdate failed = (StatusUpdate) WebhookEvents.parse(WebhookBodies.statuses(
                        "{\"id\":\"wamid.OUT9\",\"status\":\"failed\",\"timestamp\":\"1795000140\"" + errors + "}"))
                .getFirst();

        assertThat(failed.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(failed.errors()).isEmpty();
    }

    @Test
    void readsAFreeEntryPointStatusThatStillNamesAConversation() {
        StatusUpdate sent =
                (StatusUpdate) WebhookEvents.parse(WebhookBodies.statuses("""
                {"id":"wamid.OUT5","status":"sent","timestamp":"1795000200","recipient_id":"4915112345678","recipient_user_id":"DE.991",
                 "conversation":{"id":"cafe01","expiration_timestamp":"1795259400","origin":{"type":"referral_conversion"}},
                 "pricing":{"billable":false,"pricing_model":"PMP","type":"free_entry_point","category":"referral_conversion"}}""")).getFirst();

        assertThat(sent.pricing()).isEqualTo(new Pricing(false, "PMP", "free_entry_point", "referral_conversion"));
    }

    @Test
    void namesTheParticipantOfAGroupAndNotTheGroup() {
        StatusUpdate read =
                (StatusUpdate) WebhookEvents.parse(WebhookBodies.statuses("""
                {"id":"wamid.G","status":"read","timestamp":"1795000200","recipient_type":"group","recipient_id":"group-1",
                 "recipient_participant_id":"4915112345678","recipient_participant_user_id":"DE.991"}""")).getFirst();

        assertThat(read.recipientPhone()).isEqualTo("4915112345678");
        assertThat(read.recipientUserId()).isEqualTo("DE.991");
    }

    @Test
    void keepsAnUnknownStatusForPeopleToSee() {
        assertThat(WebhookEvents.parse(WebhookBodies.statuses(WebhookBodies.status("wamid.1", "teleported"))))
                .singleElement()
                .isInstanceOfSatisfying(Unrecognised.class, event -> {
                    assertThat(event.reason()).isEqualTo("unknown status teleported");
                    assertThat(event.wabaId()).isEqualTo(WebhookBodies.WABA);
                    assertThat(event.phoneNumberId()).isEqualTo(WebhookBodies.NUMBER);
                    assertThat(event.field()).isEqualTo("messages");
                });
    }

    @Test
    void readsATemplatesPause() {
        assertThat(WebhookEvents.parse(WebhookBodies.change("message_template_status_update", """
                {"event":"PAUSED","message_template_id":16895,"message_template_name":"promo_nov","message_template_language":"en-US",
                 "message_template_category":"MARKETING","reason":"NONE","other_info":{"title":"FIRST_PAUSE","description":"…"}}""")))
                .containsExactly(new TemplateStatusChanged(
                        WebhookBodies.WABA, "16895", "promo_nov", "en_US", "PAUSED", null, "FIRST_PAUSE"));
    }

    @Test
    void readsWhyATemplateWasRejected() {
        assertThat(WebhookEvents.parse(WebhookBodies.change("message_template_status_update", """
                {"event":"REJECTED","message_template_id":1,"message_template_name":"x","message_template_language":"ar","reason":"SCAM"}""")))
                .containsExactly(
                        new TemplateStatusChanged(WebhookBodies.WABA, "1", "x", "ar", "REJECTED", "SCAM", null));
    }

    @Test
    void readsAThroughputUpgrade() {
        assertThat(WebhookEvents.parse(WebhookBodies.change("phone_number_quality_update", """
                {"display_phone_number":"15550001111","event":"THROUGHPUT_UPGRADE","max_daily_conversations_per_business":"TIER_UNLIMITED"}""")))
                .containsExactly(new PhoneQualityChanged(
                        WebhookBodies.WABA, "15550001111", "THROUGHPUT_UPGRADE", "TIER_UNLIMITED"));
    }

    @Test
    void readsWhatAPersonWantsOfMarketing() {
        assertThat(WebhookEvents.parse(WebhookBodies.change("user_preferences", """
                {%s,"contacts":[{"profile":{"name":"Bo"},"wa_id":"4915112345678","user_id":"DE.991"}],
                 "user_preferences":[{"wa_id":"4915112345678","user_id":"DE.991","detail":"User requested to stop marketing messages","category":"marketing_messages","value":"stop","timestamp":1795000300},
                                     {"category":"marketing_messages","value":"stop","timestamp":1795000300}]}""".formatted(WebhookBodies.METADATA))))
                .satisfiesExactly(
                        event -> assertThat(event)
                                .isEqualTo(new MarketingPreferenceChanged(
                                        WebhookBodies.WABA,
                                        WebhookBodies.NUMBER,
                                        "4915112345678",
                                        "DE.991",
                                        "stop",
                                        Instant.ofEpochSecond(1795000300))),
                        event -> assertThat(event).isInstanceOf(Unrecognised.class));
    }

    @Test
    void readsAPersonsNewUserId() {
        assertThat(WebhookEvents.parse(WebhookBodies.change("user_id_update", """
                {%s,"user_id_update":[{"wa_id":"4915199999999","detail":"…","user_id":{"previous":"DE.991","current":"DE.117"},"timestamp":"1795000301"}]}""".formatted(WebhookBodies.METADATA))))
                .containsExactly(new UserIdChanged(
                        WebhookBodies.WABA,
                        WebhookBodies.NUMBER,
                        "4915199999999",
                        "DE.991",
                        "DE.117",
                        Instant.ofEpochSecond(1795000301)));
    }

    @Test
    void readsATemplatesComingCategory() {
        assertThat(WebhookEvents.parse(WebhookBodies.change("template_category_update", """
                {"message_template_id":16896,"message_template_name":"order_info","message_template_language":"en-US","new_category":"UTILITY","correct_category":"MARKETING","category_update_timestamp":1795086400}""")))
                .containsExactly(new TemplateCategoryChanged(
                        WebhookBodies.WABA, "16896", "order_info", "en_US", "UTILITY", "MARKETING"));
    }

    @Test
    void readsATemplatesQuality() {
        assertThat(WebhookEvents.parse(WebhookBodies.change("message_template_quality_update", """
                {"previous_quality_score":"GREEN","new_quality_score":"YELLOW","message_template_id":1,"message_template_name":"x","message_template_language":"de"}""")))
                .containsExactly(new TemplateQualityChanged(WebhookBodies.WABA, "1", "x", "de", "GREEN", "YELLOW"));
    }

    @Test
    void readsABan() {
        assertThat(WebhookEvents.parse(WebhookBodies.change("account_update", """
                {"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"DISABLE","waba_ban_date":"x"}}""")))
                .singleElement()
                .isInstanceOfSatisfying(AccountChanged.class, ban -> {
                    assertThat(ban.event()).isEqualTo("DISABLED_UPDATE");
                    assertThat(ban.raw().path("ban_info").path("waba_ban_state").stringValue())
                            .isEqualTo("DISABLE");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_preferences",
                "user_id_update",
                "account_update",
                "template_category_update",
                "message_template_quality_update"
            })
    void setsAsideAnEventWithNothingInIt(String field) {
        for (String value : List.of("{}", "null", "7", "[]", "{\"%s\":7}".formatted(field))) {
            assertThat(WebhookEvents.parse(WebhookBodies.change(field, value)))
                    .isNotEmpty()
                    .hasOnlyElementsOfType(Unrecognised.class);
        }
    }
}
