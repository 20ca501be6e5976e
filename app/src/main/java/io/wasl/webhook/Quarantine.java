package io.wasl.webhook;

import io.wasl.database.Scopes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// After an upgrade, tries again what earlier versions failed on or did not know: a little whenever the reader has
/// nothing else to do.
@Component
final class Quarantine {

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);
    private static final int PAGE = 100;

    private final Scopes scopes;
    private final LoggedEvents events;
    private final Slices slices;
    private final CodeVersion version;
    private final Deque<Long> due = new ArrayDeque<>();
    private long last;
    private boolean done;

    Quarantine(Scopes scopes, LoggedEvents events, Slices slices, CodeVersion version) {
        this.scopes = scopes;
        this.events = events;
        this.slices = slices;
        this.version = version;
    }

    /// Tries one delivery; false if none is left.
    boolean retrySome() {
        if (done) {
            return false;
        }
        if (due.isEmpty()) {
            due.addAll(scopes.engine(() -> events.leftByOthers(version.text(), last, PAGE)));
            done = due.isEmpty();
            return false;
        }
        last = due.removeFirst();
        log.info("Trying delivery {} again, which an earlier version could not handle", last);
        slices.again(last);
        return true;
    }
}
