package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AcceptLogTests {

    private final AcceptLog log = new AcceptLog(null, 10);

    @Test
    void tellsTheMostThatEachNumberSentInASecond() {
        accept("1", 1_000, 1_400, 1_999, 2_000, 2_001);
        accept("2", 5_000);

        var seconds = log.summary().path("most_in_a_second");

        assertThat(seconds.path("1").asInt()).isEqualTo(3);
        assertThat(seconds.path("2").asInt()).isEqualTo(1);
    }

    private void accept(String number, long... times) {
        ObjectNode facts = Json.object().put("id", number).put("display_phone_number", "+49 1");
        PhoneNumber from = new PhoneNumber(new Waba("9", Json.object(), true), facts);
        for (long at : times) {
            Person to = Person.withNumber("33612345678");
            log.accept(new Outgoing(from, to, "+33612345678", "text", "service", null, null), "wamid." + at, at);
        }
    }
}
