package io.wasl.webhook;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Why events could not be handled.
///
/// @param errorClass the same for all events that fail for the same reason
record Failure(String reason, String errorClass) {

    private static final int MAX_CHARS = 300;

    // Connection, transaction state of the server, rollback, resources, lock, operator, system, internal.
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");
    private static final String FAILED_EARLIER = "25P02";

    static Failure of(Throwable failure) {
        var sql = sqlCause(failure);
        var cause = sql == null ? failure : sql;
        var message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        var errorClass = cause.getClass().getSimpleName() + (sql == null ? "" : " " + sql.getSQLState());
        return new Failure(message.substring(0, Math.min(message.length(), MAX_CHARS)), errorClass);
    }

    /// Whether the same events may well be handled a moment later: it was not their fault.
    static boolean passes(Throwable failure) {
        var sql = sqlCause(failure);
        if (sql != null && sql.getSQLState() != null && sql.getSQLState().length() == 5) {
            var state = sql.getSQLState();
            return PASSING.contains(state.substring(0, 2)) && !state.equals(FAILED_EARLIER);
        }
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof OutOfMemoryError;
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
