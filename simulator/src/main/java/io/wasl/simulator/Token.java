package io.wasl.simulator;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An access token and what it opens: all accounts, or those named; or the app itself.
///
/// @param expiresAt in seconds, 0 for never
/// @param appId of another app than the simulated one, if it was made for that
record Token(
        String value,
        Set<String> wabaIds,
        State state,
        List<String> scopes,
        long expiresAt,
        @Nullable String appId) {

    static final List<String> ALL_SCOPES = List.of("whatsapp_business_management", "whatsapp_business_messaging");

    Token(String value, Set<String> wabaIds, State state) {
        this(value, wabaIds, state, ALL_SCOPES, 0, null);
    }

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
