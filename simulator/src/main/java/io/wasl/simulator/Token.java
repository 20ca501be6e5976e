package io.wasl.simulator;

import java.util.Set;

/// An access token and what it opens: all accounts, or those named; or the app itself.
record Token(String value, Set<String> wabaIds, State state) {

    static Token ofApp(String value) {
        return new Token(value, Set.of(), State.APP);
    }

    boolean opens(String wabaId) {
        return state != State.APP && (wabaIds.isEmpty() || wabaIds.contains(wabaId));
    }

    enum State {
        VALID,
        APP,
        EXPIRED,
        REVOKED
    }

    @Override
    public String toString() {
        return "Token[" + state + "]";
    }
}
