package io.wasl.webhook;

import java.nio.charset.StandardCharsets;

/// Which deliveries somebody waits for. Told from the bytes alone, because the door does not parse; a wrong guess costs
/// time and nothing else.
final class Urgency {

    private static final byte[] STATUSES = bytes("\"statuses\"");
    private static final byte[] MESSAGES = bytes("\"messages\":[");
    private static final byte[] ONE_TIME_PASSWORD = bytes("\"category\":\"authentication");
    /// A status that tells of a failure has no price, and so no category: then our own name for the message tells.
    private static final byte[] WAITED_FOR = bytes("\"biz_opaque_callback_data\":\"u1.");

    private Urgency() {}

    /// All but the statuses of ordinary messages.
    static boolean of(byte[] body) {
        return !contains(body, STATUSES)
                || contains(body, MESSAGES)
                || contains(body, ONE_TIME_PASSWORD)
                || contains(body, WAITED_FOR);
    }

    private static boolean contains(byte[] body, byte[] wanted) {
        int last = body.length - wanted.length;
        for (int start = 0; start <= last; start++) {
            int same = 0;
            while (same < wanted.length && body[start + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
