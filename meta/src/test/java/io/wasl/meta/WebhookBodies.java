package io.wasl.meta;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Bodies as Meta sends them.
final class WebhookBodies {

    static final String WABA = "8001";
    static final String NUMBER = "100200300";
    static final String METADATA =
            "\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"15550001111\",\"phone_number_id\":\"100200300\"}";

    private WebhookBodies() {}

    static byte[] change(String field, String value) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"8001","changes":[{"field":"%s","value":%s}]}]}
                """.formatted(field, value).getBytes(UTF_8);
    }

    static byte[] messages(String... messages) {
        return change("messages", "{%s,\"messages\":[%s]}".formatted(METADATA, String.join(",", messages)));
    }

    static byte[] statuses(String... statuses) {
        return change("messages", "{%s,\"statuses\":[%s]}".formatted(METADATA, String.join(",", statuses)));
    }

    static String text(String wamid, String jsonBody) {
        return """
                {"from":"4915112345678","id":"%s","timestamp":"1795000001","type":"text","text":{"body":"%s"}}""".formatted(wamid, jsonBody);
    }

    static String status(String wamid, String status) {
        return """
                {"id":"%s","status":"%s","timestamp":"1795000100","recipient_id":"4915112345678"}""".formatted(wamid, status);
    }
}
