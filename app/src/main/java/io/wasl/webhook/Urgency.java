package io.wasl.webhook;

import java.nio.charset.StandardCharsets;

/// Which deliveries somebody waits for. Told from the bytes alone, because the door does not parse; a wrong guess costs
/// time and nothing else.
final class Urgency {

    private static final String STATUSES = "\"statuses\"";
    private static final String MESSAGES = "\"messages\":[";
    private static final String ONE_TIME_PASSWORD = "\"category\":\"authentication";
    /// A status that tells of a failure has no price, and so no category: then our own name for the message tells.
    private static final String WAITED_FOR = "\"biz_opaque_callback_data\":\"u1.";

    private Urgency() {}

    /// All but the statuses of ordinary messages.
    static boolean of(byte[] body) {
        // A character for each byte: what is looked for is ASCII, and strings are searched many bytes at a time.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return !text.contains(STATUSES)
                || text.contains(MESSAGES)
                || text.contains(ONE_TIME_PASSWORD)
                || text.contains(WAITED_FOR);
    }
}
