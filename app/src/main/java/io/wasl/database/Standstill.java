package io.wasl.database;

import io.wasl.database.Standstills.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Nothing is sent from a database that was restored or has moved, until an operator has confirmed it: what
/// it takes for unsent may have been sent after the backup was made. All else goes on.
public final class Standstill {

    private static final Logger log = LoggerFactory.getLogger(Standstill.class);
    private static final long REMEMBERED_NANOS = 1_000_000_000L;

    private final Standstills table;
    private final Scopes scopes;
    private final Witness witness;
    private volatile @Nullable Standing standing;
    private volatile long askedAt = System.nanoTime() - REMEMBERED_NANOS;

    Standstill(Standstills table, Scopes scopes, Path home) {
        this.table = table;
        this.scopes = scopes;
        this.witness = new Witness(home.resolve("database.witness"));
    }

    /// @param reason `other_server`, `other_timeline` or `older_data`
    /// @param holding whether whatever was unfinished is being put aside, after which it ends
    /// @param confirmedBy who has ended it; null while nobody has
    public record Standing(
            Instant since,
            String reason,
            boolean holding,
            @Nullable String confirmedBy) {}

    /// Compares the database with what is on record of it. For whoever is about to send, and from time to
    /// time.
    public void examine() {
        // Before the database is asked: another instance of this folder may write down meanwhile how far it has come.
        Optional<Origin> seen = seen();
        scopes.engine(() -> {
            Origin origin = table.origin();
            var known = table.known();
            if (known.isEmpty()) {
                table.know(origin);
            } else {
                difference(known.get(), seen, origin).ifPresent(reason -> begin(reason, origin));
            }
            witness(origin);
        });
    }

    /// Empty while all is well. What is true may be a second old.
    public Optional<Standing> current() {
        long now = System.nanoTime();
        if (now - askedAt >= REMEMBERED_NANOS) {
            standing = scopes.engine(() -> table.standing()).orElse(null);
            askedAt = now;
        }
        return Optional.ofNullable(standing);
    }

    /// Ends it on an operator's word.
    ///
    /// @param by who says so
    /// @param hold whether whatever is unfinished may have been sent already and is to be put aside first
    /// @return false if there is none, or it is being ended already
    public boolean confirm(String by, boolean hold) {
        boolean confirmed = scopes.engine(() -> table.confirm(by, hold));
        if (confirmed) {
            log.warn("{} has confirmed this database; unfinished messages {}", by, hold ? "are put aside" : "go on");
        }
        askedAt = System.nanoTime() - REMEMBERED_NANOS;
        return confirmed;
    }

    /// Says that all that was unfinished has been put aside. Joins the caller's transaction.
    public void held() {
        scopes.engine(table::end);
        askedAt = System.nanoTime() - REMEMBERED_NANOS;
    }

    private Optional<String> difference(Origin known, Optional<Origin> seen, Origin origin) {
        if (!known.systemIdentifier().equals(origin.systemIdentifier())) {
            return Optional.of("other_server");
        }
        if (known.timeline() != origin.timeline()) {
            return Optional.of("other_timeline");
        }
        return seen.filter(before -> before.isSameHistory(origin))
                .filter(before -> table.isBefore(origin.written(), before.written()))
                .map(before -> "older_data");
    }

    private Optional<Origin> seen() {
        try {
            return witness.saw();
        } catch (IOException e) {
            log.warn("Whether the database was put back to an earlier day cannot be told: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void begin(String reason, Origin origin) {
        table.know(origin);
        if (table.begin(reason)) {
            log.warn(
                    "This database was restored or has moved ({}): nothing is sent until an operator confirms it, on the"
                            + " page /operator/standstill or with ./wasl standstill",
                    reason);
        }
    }

    private void witness(Origin origin) {
        try {
            witness.see(origin);
        } catch (IOException e) {
            log.warn("How far the database has come cannot be noted: {}", e.getMessage());
        }
    }
}
