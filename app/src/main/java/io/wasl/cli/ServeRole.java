package io.wasl.cli;

import java.util.Map;

/// What one instance of the platform does. Instances of all roles share the database.
enum ServeRole {
    /// Keeps webhooks, and nothing else: the door stays open while the rest is upgraded.
    INGEST(true, false, false),
    /// Reads the webhook log and sends.
    WORK(false, true, false),
    /// Shows pages and serves the API.
    WEB(false, false, true),
    ALL(true, true, true);

    private final boolean door;
    private final boolean engine;
    private final boolean pages;

    ServeRole(boolean door, boolean engine, boolean pages) {
        this.door = door;
        this.engine = engine;
        this.pages = pages;
    }

    Map<String, Object> properties() {
        return Map.of("wasl.door", door, "wasl.engine", engine, "wasl.pages", pages);
    }
}
