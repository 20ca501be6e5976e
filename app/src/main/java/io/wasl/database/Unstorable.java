package io.wasl.database;

import java.sql.SQLException;
import java.util.Set;

/// What PostgreSQL refuses to keep because of the value itself, whoever sent it: told apart here, in one place, from
/// what goes wrong for reasons of ours.
public final class Unstorable {

    /// Text too long, number or date out of range, not a date, a character that is none, not a value of the type,
    /// a character that the encoding lacks.
    private static final Set<String> STATES = Set.of("22001", "22003", "22007", "22008", "22021", "22P02", "22P05");

    private Unstorable() {}

    /// Whether a value that somebody sent made this fail.
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && STATES.contains(String.valueOf(refusal.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
