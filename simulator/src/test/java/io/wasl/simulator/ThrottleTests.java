package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ThrottleTests {

    private long nowMs = 1_000_000;
    private final Knobs knobs = new Knobs();
    private final Throttle throttle = new Throttle(
            new InstantSource() {
                @Override
                public Instant instant() {
                    return Instant.ofEpochMilli(nowMs);
                }
            },
            knobs);

    @Test
    void letsANumberSendItsThroughputEachSecond() {
        knobs.turn(Json.object().put("throttle_numbers", true));

        assertThat(admitted(200, "STANDARD", "+33612345678")).isEqualTo(80);
        nowMs += 500;
        assertThat(admitted(200, "STANDARD", "+33612345678")).isEqualTo(40);
        nowMs += 10_000;
        assertThat(admitted(200, "STANDARD", "+33612345678")).isEqualTo(80);
    }

    @Test
    void letsANumberOfHighThroughputSendAThousand() {
        knobs.turn(Json.object().put("throttle_numbers", true));

        assertThat(admitted(2_000, "HIGH", "+33612345678")).isEqualTo(1_000);
    }

    @Test
    void takesTheThroughputOfTheKnobBeforeTheNumbersOwn() {
        knobs.turn(Json.object().put("throttle_numbers", true).put("throttle_mps", 7));

        assertThat(admitted(200, "HIGH", "+33612345678")).isEqualTo(7);
    }

    @Test
    void letsAPairHaveABurstOf45AndThenOneInSixSeconds() {
        knobs.turn(Json.object().put("throttle_pairs", true));

        assertThat(admitted(100, "HIGH", "+33612345678")).isEqualTo(45);
        assertThat(admitted(1, "HIGH", "+33612345679")).isEqualTo(1);
        nowMs += 5_999;
        assertThat(admitted(1, "HIGH", "+33612345678")).isZero();
        nowMs += 1;
        assertThat(admitted(2, "HIGH", "+33612345678")).isEqualTo(1);
    }

    private int admitted(int messages, String level, String to) {
        ObjectNode facts = Json.object().put("id", "1").put("display_phone_number", "+49 1");
        facts.putObject("throughput").put("level", level);
        PhoneNumber number = new PhoneNumber(new Waba("2", Json.object(), true), facts);
        Outgoing message = new Outgoing(number, Person.withNumber(to.substring(1)), to, "text", "service", null, null);
        int admitted = 0;
        for (int i = 0; i < messages; i++) {
            try {
                throttle.check(message);
                admitted++;
            } catch (Refused refused) {
                assertThat(refused.error().code()).isIn(130429, 131056);
            }
        }
        return admitted;
    }
}
