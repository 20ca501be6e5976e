package io.wasl.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A business phone number: the fields Graph shows of it and what the simulator needs at hand for each
/// message.
final class PhoneNumber {

    private static final int STANDARD_MPS = 80;
    private static final int HIGH_MPS = 1_000;

    final String id;
    final Waba waba;
    final ObjectNode fields;
    final String digits;
    /// The start of every webhook value of this number, up to and including the comma.
    final String envelope;

    final ObjectNode profile = Json.object();
    private @Nullable Callback override;

    PhoneNumber(Waba waba, ObjectNode fields) {
        this.waba = waba;
        this.fields = fields;
        id = Json.text(fields, "id", "");
        digits = Json.text(fields, "display_phone_number", "").replaceAll("[^0-9]", "");
        envelope = "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"" + digits
                + "\",\"phone_number_id\":\"" + id + "\"},";
    }

    @Nullable Callback override() {
        return override;
    }

    void override(@Nullable Callback address) {
        override = address;
    }

    String status() {
        return Json.upper(fields, "status");
    }

    int messagesPerSecond() {
        return Json.upper(fields.path("throughput"), "level").equals("HIGH") ? HIGH_MPS : STANDARD_MPS;
    }
}
