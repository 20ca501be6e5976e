package io.wasl.contact;

/// The number or the user id belongs to another contact of the client.
public final class ContactTaken extends RuntimeException {

    ContactTaken(Throwable cause) {
        super("Another contact has this number or user id", cause);
    }

    ContactTaken() {
        super("Another contact has this number");
    }
}
