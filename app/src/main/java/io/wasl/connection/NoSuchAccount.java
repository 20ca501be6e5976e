package io.wasl.connection;

import java.util.NoSuchElementException;

/// The client has no account of that id; another client may.
public final class NoSuchAccount extends NoSuchElementException {

    private static final long serialVersionUID = 1L;

    public NoSuchAccount(AccountId id) {
        super("There is no account " + id);
    }
}
