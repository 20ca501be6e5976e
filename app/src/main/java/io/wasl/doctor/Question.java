package io.wasl.doctor;

import io.wasl.doctor.Check.Name;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Something to find out, and how long to wait for the answer.
///
/// @param name under which silence is reported
record Question(Name name, Duration patience, Supplier<List<Check>> answer) {

    private static final Duration HERE = Duration.ofSeconds(5);
    /// Longer than the client waits for Meta, so that what it says of its silence is heard.
    private static final Duration AT_META = Duration.ofSeconds(25);

    static Question here(Name name, Supplier<List<Check>> answer) {
        return new Question(name, HERE, answer);
    }

    static Question atMeta(Name name, Supplier<List<Check>> answer) {
        return new Question(name, AT_META, answer);
    }
}
