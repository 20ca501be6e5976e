package io.wasl.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EveryFieldTests {

    private static final Instant AT = Instant.ofEpochSecond(1795000300);
    private static final String W = WebhookBodies.WABA;
    private static final String N = WebhookBodies.NUMBER;

    static Stream<Arguments> everyField() {
        return Stream.of(accounts(), numbers(), people()).flatMap(events -> events);
    }

    private static Stream<Arguments> accounts() {
        return Stream.of(
                arguments(
                        "message_template_components_update",
                        "{'message_template_id':16,'message_template_name':'promo','message_template_language':'en-US',"
                                + "'message_template_element':'Hello','message_template_footer':'Bye'}",
                        new TemplateComponentsChanged(W, "16", "promo", "en_US", "Hello", null, "Bye")),
                arguments(
                        "template_correct_category_detection",
                        "{'message_template_id':16,'message_template_name':'promo','message_template_language':'en',"
                                + "'correct_category':'MARKETING'}",
                        new TemplateCategoryChanged(W, "16", "promo", "en", null, "MARKETING")),
                arguments("account_review_update", "{'decision':'APPROVED'}", new AccountReviewed(W, "APPROVED")),
                arguments(
                        "account_alerts",
                        "{'entity_type':'PHONE_NUMBER','entity_id':5,'alert_info':{'alert_severity':'WARNING',"
                                + "'alert_status':'ACTIVE','alert_type':'OBA_REJECTED','alert_description':'No'}}",
                        new AccountAlerted(W, "PHONE_NUMBER", "5", "WARNING", "OBA_REJECTED", "No")),
                arguments(
                        "business_capability_update",
                        "{'max_daily_conversations_per_business':'TIER_2K','max_phone_numbers_per_business':25}",
                        new CapabilityChanged(W, "TIER_2K", "25")),
                arguments(
                        "business_capability_update",
                        "{'max_daily_conversation_per_phone':1000}",
                        new CapabilityChanged(W, "1000", null)),
                arguments(
                        "flows",
                        "{'event':'FLOW_STATUS_CHANGE','flow_id':'6','message':'Was published','new_status':'PUBLISHED'}",
                        new FlowChanged(W, "6", "FLOW_STATUS_CHANGE", "Was published", "PUBLISHED")),
                arguments(
                        "payment_configuration_update",
                        "{'configuration_name':'upi','provider_name':'razorpay','status':'Needs testing'}",
                        new PaymentSetupChanged(W, "upi", "razorpay", "Needs testing")),
                arguments(
                        "partner_solutions",
                        "{'event':'SOLUTION_CREATED','solution_id':'4'}",
                        new OtherNews(W, null, "partner_solutions", "SOLUTION_CREATED")));
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                arguments(
                        "phone_number_name_update",
                        "{'display_phone_number':'1555','decision':'REJECTED','requested_verified_name':'Soa',"
                                + "'rejection_reason':'NAME_EMPLOYEE_ISSUE'}",
                        new PhoneNameDecided(W, "1555", "REJECTED", "Soa", "NAME_EMPLOYEE_ISSUE")),
                arguments(
                        "business_username_updates",
                        "{'display_phone_number':'1555','status':'deleted'}",
                        new BusinessUsernameChanged(W, "1555", null, "deleted")),
                arguments(
                        "security",
                        "{'display_phone_number':'1555','event':'PIN_CHANGED','requester':'7'}",
                        new SecurityChanged(W, "1555", "PIN_CHANGED", "7")),
                arguments(
                        "calls",
                        "{%s,'calls':[{'id':'wacid.1','from':'49','to':'1555','event':'connect','timestamp':'1795000300',"
                                + "'direction':'USER_INITIATED','session':{'sdp':'v=0','sdp_type':'offer'}}]}",
                        new CallChanged(W, N, "wacid.1", "connect", AT, "49", null)),
                arguments(
                        "messages",
                        "{%s,'statuses':[{'id':'wacid.1','type':'call','status':'RINGING','timestamp':'1795000300',"
                                + "'recipient_id':'49'}]}",
                        new CallChanged(W, N, "wacid.1", "RINGING", AT, "49", null)),
                arguments(
                        "messages",
                        "{%s,'errors':[{'code':130429,'title':'Rate limit hit'}]}",
                        new ErrorReported(W, N, new EventError(130429, "Rate limit hit", null))),
                arguments(
                        "group_lifecycle_update",
                        "{%s,'groups':[{'group_id':'G1','type':'group_create','timestamp':'1795000300'}]}",
                        new GroupChanged(W, N, "group_lifecycle_update", "G1", "group_create")));
    }

    private static Stream<Arguments> people() {
        return Stream.of(
                arguments(
                        "smb_message_echoes",
                        "{%s,'message_echoes':[{'from':'1555','to':'49','id':'w1','timestamp':'1795000300','type':'revoke',"
                                + "'revoke':{'original_message_id':'w0'}}]}",
                        new MessageEchoed(W, N, "w1", AT, "49", null, new InboundContent.Revoke("w0"))),
                arguments(
                        "smb_app_state_sync",
                        "{%s,'state_sync':[{'type':'contact','contact':{'full_name':'Ana B','phone_number':'49'},"
                                + "'action':'add','metadata':{'timestamp':'1795000300'}}]}",
                        new AppContactSynced(W, N, "add", "49", "Ana B", AT)),
                arguments(
                        "history",
                        "{%s,'history':[{'metadata':{'phase':1,'chunk_order':1,'progress':55},'threads':[]}]}",
                        new HistoryReceived(W, N, 1, 55, List.of(), null)),
                arguments(
                        "history",
                        "{%s,'history':[{'errors':[{'code':2593109,'title':'Declined'}]}]}",
                        new HistoryReceived(W, N, 0, 0, List.of(), new EventError(2593109, "Declined", null))));
    }

    @ParameterizedTest
    @MethodSource("everyField")
    void readsEveryField(String field, String value, WebhookEvent expected) {
        String json = value.replace('\'', '"').replace("%s", WebhookBodies.METADATA);

        assertThat(WebhookEvents.parse(WebhookBodies.change(field, json))).containsExactly(expected);
    }

    @Test
    void findsAFieldThatStandsInsideTheValue() {
        byte[] body = """
                {"object":"whatsapp_business_account","entry":[{"id":"8001","changes":[
                 {"value":{"field":"account_review_update","decision":"PENDING"}}]}]}""".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(WebhookEvents.parse(body)).containsExactly(new AccountReviewed(W, "PENDING"));
    }
}
