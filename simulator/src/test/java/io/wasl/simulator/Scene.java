package io.wasl.simulator;

import java.util.ArrayList;
import java.util.List;

/// A simulator at high speed, a business that calls it, and a receiver of its webhooks.
final class Scene implements AutoCloseable {

    /// Nothing waits, nothing fails, everybody reads, and webhooks come one after the other.
    private static final String CALM = """
            {"callback_concurrency": 1, "answer_ms_min": 0, "answer_ms_max": 0, "sent_ms_min": 0, "sent_ms_max": 0,
             "delivered_ms_min": 5, "delivered_ms_max": 5, "read_ms_min": 5, "read_ms_max": 5, "delivered_rate": 1,
             "read_rate": 1, "failure_rates": {}, "retry_first_ms": 5, "review_ms": 5}""";

    final Receiver receiver = new Receiver();
    final Simulator simulator;
    final Business business;

    Scene(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--port", "0", "--seed", "7", "--callback", receiver.url()));
        all.addAll(List.of(arguments));
        simulator = Simulator.start(all.toArray(String[]::new));
        business = new Business(simulator);
        business.turn(CALM);
    }

    @Override
    public void close() {
        simulator.close();
        receiver.close();
    }
}
