package io.wasl.webhook;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Webhook bodies as Meta writes them.
final class Bodies {

    static final String NUMBER = "106540352242922";

    private Bodies() {}

    static String text(String wamid, String text) {
        return change(NUMBER, "\"messages\":[%s]".formatted(message(wamid, text)));
    }

    static String texts(String number, String... wamids) {
        var messages =
                Arrays.stream(wamids).map(wamid -> message(wamid, "hello")).collect(Collectors.joining(","));
        return change(number, "\"messages\":[%s]".formatted(messages));
    }

    static String status(String wamid, String status) {
        return change(NUMBER, """
                "statuses":[{"id":"%s","status":"%s","timestamp":"1795219200","recipient_id":"261340000001",
                 "conversation":{"id":"c1","origin":{"type":"marketing"}},
                 "pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"marketing"}}]""".formatted(wamid, status));
    }

    static String change(String number, String content) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages",
                "value":{"messaging_product":"whatsapp",
                "metadata":{"display_phone_number":"15550783881","phone_number_id":"%s"},%s}}]}]}""".formatted(number, content);
    }

    private static String message(String wamid, String text) {
        return """
                {"from":"261340000001","id":"%s","timestamp":"1795219200","type":"text","text":{"body":"%s"}}""".formatted(wamid, text);
    }
}
