package io.wasl.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells failures of a database that is away, restarting or full from all others: they pass by themselves.
public final class DatabaseAway {

    // Connection, resources, operator, system; and the state while it lets nobody in.
    private static final Set<String> STATES = Set.of("08", "53", "57", "58");
    private static final String NOT_ACCEPTING = "55000";
    private static final String CANCELLED = "57014";

    private DatabaseAway() {}

    /// Whether that is what lies behind a failure.
    public static boolean isBehind(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || (cause instanceof SQLException sql && isState(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isState(@Nullable String state) {
        return state != null
                && state.length() == 5
                && !state.equals(CANCELLED)
                && (STATES.contains(state.substring(0, 2)) || state.equals(NOT_ACCEPTING));
    }
}
