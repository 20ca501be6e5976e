package io.wasl.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/// What the embedded server needs of its folder, looked at before it is started: it would only say that it gave up,
/// after a minute.
final class DataFolder {

    /// Of the server that Wasl brings; another one's data it cannot read.
    static final String MAJOR_VERSION = "18";

    private static final int CONTROL_FILE_BYTES = 8192;
    private static final DataSize FOR_THE_FIRST_START = DataSize.ofMegabytes(300);
    private static final DataSize FOR_A_START = DataSize.ofMegabytes(64);

    private final Path data;

    DataFolder(Path data) {
        this.data = data;
    }

    /// @throws DatabaseUnavailable if no server can run on it; says what to do
    void check() throws IOException {
        boolean isNew = isEmpty();
        if (!isNew) {
            refuseForeign();
            refuseDamaged();
        }
        refuseSmallDisk(isNew ? FOR_THE_FIRST_START : FOR_A_START);
    }

    /// Whether a server that has died can be started again.
    boolean hasRoom() throws IOException {
        return freeMegabytes() >= FOR_A_START.toMegabytes();
    }

    private long freeMegabytes() throws IOException {
        var store = Files.getFileStore(
                Files.exists(data) ? data : data.toAbsolutePath().getParent());
        return DataSize.ofBytes(store.getUsableSpace()).toMegabytes();
    }

    private boolean isEmpty() throws IOException {
        if (!Files.exists(data)) {
            return true;
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.findAny().isEmpty();
        }
    }

    private void refuseForeign() throws IOException {
        var file = data.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new DatabaseUnavailable(data + " holds something else than a database; move it away and start again,"
                    + " or put the database back that was there");
        }
        var version = Files.readString(file).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new DatabaseUnavailable("The data in " + data + " is of PostgreSQL " + version
                    + ", and this Wasl brings"
                    + " PostgreSQL " + MAJOR_VERSION + "; start the Wasl that wrote it and take a pg_dump there, or"
                    + " let a PostgreSQL of your own serve it and name that in DATABASE_URL");
        }
    }

    private void refuseDamaged() throws IOException {
        var control = data.resolve("global/pg_control");
        boolean whole = Files.exists(control) && Files.size(control) == CONTROL_FILE_BYTES;
        if (!whole || !Files.exists(data.resolve("postgresql.conf")) || !Files.isDirectory(data.resolve("pg_wal"))) {
            throw new DatabaseUnavailable(
                    "The database in " + data + " is damaged or was never finished (global/pg_control,"
                            + " postgresql.conf and pg_wal must be whole); put a backup of the folder back, or, if nothing was"
                            + " kept in it yet, remove it and start again");
        }
    }

    private void refuseSmallDisk(DataSize needed) throws IOException {
        long free = freeMegabytes();
        if (free < needed.toMegabytes()) {
            throw new DatabaseUnavailable("The disk of " + data + " has " + free + " MB left and the database needs "
                    + needed.toMegabytes() + " MB to start; make room, or start in a folder of a larger disk");
        }
    }
}
