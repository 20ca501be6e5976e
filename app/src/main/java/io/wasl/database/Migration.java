package io.wasl.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Every module's tables, brought to where this version needs them, unless the database is another program's or a newer
/// version's.
final class Migration {

    private final DatabaseUrl owner;

    Migration(DatabaseUrl owner) {
        this.owner = owner;
    }

    /// @throws DatabaseUnavailable if that cannot be; says what to do
    void run() {
        var flyway = Flyway.configure()
                .dataSource(owner.jdbc(), owner.user(), owner.password().reveal())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", Role.APP.nameFor(owner), "engine", Role.ENGINE.nameFor(owner)))
                .outOfOrder(true)
                .load();
        try {
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(explain(e), e);
        }
    }

    /// Its tables may hold what this version would misread.
    private void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(Migration::isUnknown)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .ifPresent(version -> {
                    throw new DatabaseUnavailable("The database at " + owner.place()
                            + " was used by another or newer Wasl (it"
                            + " has the migration " + version + ", which is unknown here); start that one, or put a"
                            + " backup back that this one wrote");
                });
    }

    private static boolean isUnknown(MigrationInfo migration) {
        return migration.getVersion() != null
                && migration.getState().isApplied()
                && !migration.getState().isResolved();
    }

    private String explain(FlywayException e) {
        var place = "The database at " + owner.place();
        if (e instanceof FlywayValidateException) {
            return place
                    + " was made by another Wasl than this one (its migrations differ); start the one that wrote it";
        }
        if (String.valueOf(e.getMessage()).contains("no schema history table")) {
            return place + " holds the tables of another program; give Wasl an empty database of its own";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                return place + " cannot be brought to this version: " + ConnectionRefusal.firstLine(refusal)
                        + "; nothing was changed, put that right and start again";
            }
        }
        return place + " cannot be brought to this version: " + ConnectionRefusal.firstLine(e);
    }
}
