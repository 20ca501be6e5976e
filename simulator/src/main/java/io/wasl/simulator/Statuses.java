package io.wasl.simulator;

/// Statuses as JSON, built by hand: thousands a second are written.
final class Statuses {

    private Statuses() {}

    static Update of(Accepted accepted, String status, long atMs, boolean priced) {
        Person to = accepted.message().to();
        StringBuilder item = start(accepted, status, atMs);
        item.append(",\"recipient_user_id\":\"").append(to.userId()).append('"');
        appendOpaque(item, accepted);
        if (priced) {
            item.append(",\"pricing\":{\"billable\":true,\"pricing_model\":\"PMP\",\"category\":\"")
                    .append(accepted.message().priceCategory())
                    .append("\",\"type\":\"regular\"}");
        }
        return Update.OfNumber.status(
                accepted.message().number(), contact(to), item.append('}').toString());
    }

    /// A failure to a number comes without contacts and without a user id.
    static Update failed(Accepted accepted, int code, long atMs) {
        StringBuilder item = start(accepted, "failed", atMs);
        if (!accepted.message().byNumber()) {
            item.append(",\"recipient_user_id\":\"")
                    .append(accepted.message().to().userId())
                    .append('"');
        }
        appendOpaque(item, accepted);
        String title = KnownError.titleOf(code);
        AsciiJson.quote(item.append(",\"errors\":[{\"code\":").append(code).append(",\"title\":"), title);
        AsciiJson.quote(item.append(",\"message\":"), title);
        AsciiJson.quote(item.append(",\"error_data\":{\"details\":"), KnownError.detailsOf(code));
        item.append("},\"href\":\"https:\\/\\/developers.facebook.com\\/documentation\\/business-messaging\\/whatsapp"
                + "\\/support\\/error-codes\\/\"}]}");
        return Update.OfNumber.status(accepted.message().number(), null, item.toString());
    }

    private static StringBuilder start(Accepted accepted, String status, long atMs) {
        StringBuilder item = new StringBuilder(420)
                .append("{\"id\":\"")
                .append(accepted.wamid().replace("/", "\\/"))
                .append("\",\"status\":\"")
                .append(status)
                .append("\",\"timestamp\":\"")
                .append(atMs / 1_000)
                .append('"');
        String waId = accepted.message().to().waId();
        if (waId != null) {
            item.append(",\"recipient_id\":\"").append(waId).append('"');
        }
        return item;
    }

    private static void appendOpaque(StringBuilder item, Accepted accepted) {
        String opaque = accepted.message().opaque();
        if (opaque != null) {
            AsciiJson.quote(item.append(",\"biz_opaque_callback_data\":"), opaque);
        }
    }

    private static String contact(Person to) {
        return to.waId() == null
                ? "{\"user_id\":\"" + to.userId() + "\"}"
                : "{\"wa_id\":\"" + to.waId() + "\",\"user_id\":\"" + to.userId() + "\"}";
    }
}
