package io.wasl.bench;

import io.wasl.meta.WebhookSignature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/// Requests as Meta sends them for each step of a message, made and signed before the clock runs.
final class StatusWebhooks {

    static final String APP_SECRET = "bench-app-secret";

    private static final int DIFFERENT = 4_000;
    private static final int BODY_BYTES = 1_024;
    private static final WebhookSignature SIGNATURE = new WebhookSignature(APP_SECRET);

    private StatusWebhooks() {}

    static ByteBuffer[] requests() {
        return IntStream.range(0, DIFFERENT).mapToObj(StatusWebhooks::request).toArray(ByteBuffer[]::new);
    }

    private static ByteBuffer request(int number) {
        byte[] body = body(number).getBytes(StandardCharsets.UTF_8);
        byte[] head = """
                POST /webhook/whatsapp HTTP/1.1\r
                Host: localhost\r
                User-Agent: facebookexternalua\r
                Content-Type: application/json\r
                X-Hub-Signature-256: %s\r
                Content-Length: %d\r
                \r
                """.formatted(SIGNATURE.sign(body), body.length).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
    }

    private static String body(int number) {
        var body = """
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{\
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
                "phone_number_id":"106540352242922"},"statuses":[{"id":"wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI%08d","status":"%s",\
                "timestamp":"1795219200","recipient_id":"2613400%05d","conversation":{"id":"%032x",\
                "origin":{"type":"marketing"}},"pricing":{"billable":true,"pricing_model":"PMP","type":"regular",\
                "category":"marketing"},"biz_opaque_callback_data":"%%s"}]},"field":"messages"}]}]}""".formatted(
                        number,
                        switch (number % 3) {
                            case 0 -> "sent";
                            case 1 -> "delivered";
                            default -> "read";
                        },
                        number,
                        number);
        return body.formatted("x".repeat(Math.max(0, BODY_BYTES - body.length() + 2)));
    }
}
