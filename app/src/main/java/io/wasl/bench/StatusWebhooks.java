package io.wasl.bench;

import io.wasl.meta.WebhookSignature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Requests as Meta sends them for each step of a message, made and signed before the clock runs. They lie in a file,
/// because a million of them would not fit into memory.
final class StatusWebhooks {

    static final String APP_SECRET = "bench-app-secret";
    static final String WABA_ID = "102290129340398";
    static final String PHONE_NUMBER_ID = "106540352242922";
    static final List<String> STEPS = List.of("sent", "delivered", "read");
    static final int MOST_MESSAGES = 400_000;

    private static final int BODY_BYTES = 1_024;
    private static final String PADDING = "padding";
    private static final WebhookSignature SIGNATURE = new WebhookSignature(APP_SECRET);

    private final ByteBuffer requests;
    private final int[] ends;
    private int next;

    private StatusWebhooks(ByteBuffer requests, int[] ends) {
        this.requests = requests;
        this.ends = ends;
    }

    /// What one webhook holds.
    ///
    /// @param events how many statuses; divides the number of messages
    /// @param poison one of so many statuses cannot be read; 0 for none
    record Shape(int events, int poison) {}

    /// The first step of all messages, then the second of all, then the third.
    static StatusWebhooks write(Path file, int messages, Shape shape) throws IOException {
        int webhooks = messages / shape.events();
        var ends = new int[webhooks * STEPS.size()];
        int end = 0;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < ends.length; i++) {
                byte[] request = request(i % webhooks * shape.events(), STEPS.get(i / webhooks), shape);
                out.write(request);
                end += request.length;
                ends[i] = end;
            }
        }
        try (var channel = FileChannel.open(file)) {
            return new StatusWebhooks(channel.map(MapMode.READ_ONLY, 0, end), ends);
        }
    }

    static String wamid(int message) {
        return "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI%08d".formatted(message);
    }

    int count() {
        return ends.length;
    }

    /// Begins anew after the last.
    ByteBuffer next() {
        int begin = next == 0 ? 0 : ends[next - 1];
        var request = requests.slice(begin, ends[next] - begin);
        next = next + 1 == ends.length ? 0 : next + 1;
        return request;
    }

    private static byte[] request(int first, String status, Shape shape) {
        byte[] body = body(first, status, shape).getBytes(StandardCharsets.US_ASCII);
        var head = """
                POST /webhook/whatsapp HTTP/1.1\r
                Host: localhost\r
                User-Agent: facebookexternalua\r
                Content-Type: application/json\r
                X-Hub-Signature-256: %s\r
                Content-Length: %d\r
                \r
                """.formatted(SIGNATURE.sign(body), body.length).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }

    private static String body(int first, String status, Shape shape) {
        var statuses = IntStream.range(first, first + shape.events())
                .mapToObj(message -> status(message, status, shape))
                .collect(Collectors.joining(","));
        var body = """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"value":{\
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
                "phone_number_id":"%s"},"statuses":[%s]},"field":"messages"}]}]}""".formatted(WABA_ID, PHONE_NUMBER_ID, statuses);
        return body.replace(PADDING, "x".repeat(Math.max(0, BODY_BYTES - body.length() + PADDING.length())));
    }

    private static String status(int message, String status, Shape shape) {
        boolean poisoned = shape.poison() > 0 && message % shape.poison() == 0;
        return """
                {"id":"%s","status":"%s","timestamp":"%s","recipient_id":"26134%07d","conversation":{"id":"%032x",\
                "origin":{"type":"marketing"}},"pricing":{"billable":true,"pricing_model":"PMP","type":"regular",\
                "category":"marketing"},"biz_opaque_callback_data":"%s"}""".formatted(wamid(message), status, poisoned ? "soon" : "1795219200", message, message, PADDING);
    }
}
