package io.wasl.audience.web;

import io.wasl.audience.Import;
import io.wasl.audience.ImportId;

/// An import as a list shows it; never by colour alone.
record ImportLook(Import file, String tone, String icon) {

    static ImportLook of(Import file) {
        return switch (file.status()) {
            case DRAFT -> new ImportLook(file, "yellow", "pencil");
            case QUEUED -> new ImportLook(file, "secondary", "clock");
            case RUNNING -> new ImportLook(file, "blue", "loader-2");
            case COMPLETED -> new ImportLook(file, "green", "check");
            case FAILED -> new ImportLook(file, "red", "alert-triangle");
            case UNDOING -> new ImportLook(file, "yellow", "history");
            case UNDONE -> new ImportLook(file, "secondary", "history");
        };
    }

    ImportId id() {
        return file.id();
    }
}
