package io.wasl.simulator;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The access tokens that are known, valid or no longer so.
final class Tokens {

    private final App app;
    private final Map<String, Token> tokens = new HashMap<>();

    Tokens(App app) {
        this.app = app;
    }

    void add(Token token) {
        tokens.put(token.value(), token);
    }

    int size() {
        return tokens.size();
    }

    /// The token a call presents, valid, or the answer that Meta gives instead.
    Token presented(Call call) {
        String presented = call.token();
        if (presented == null) {
            throw GraphError.of(KnownError.NO_TOKEN).refused();
        }
        Token token = find(presented);
        if (token == null) {
            throw GraphError.of(KnownError.TOKEN).refused();
        }
        return switch (token.state()) {
            case VALID, APP -> token;
            case EXPIRED ->
                throw GraphError.expiredToken(463, "Error validating access token: Session has expired.")
                        .refused();
            case REVOKED ->
                throw GraphError.expiredToken(
                                460,
                                "Error validating access token: The session has been invalidated because the user "
                                        + "changed their password or Facebook has changed the session for security "
                                        + "reasons.")
                        .refused();
        };
    }

    /// The app's own token, which alone may change the app's subscriptions.
    void presentedByApp(Call call) {
        if (presented(call).state() != Token.State.APP) {
            throw new GraphError(400, 15, "(#15) This method must be called with an app access_token.").refused();
        }
    }

    @Nullable Token find(String value) {
        String prefix = app.id + "|";
        if (value.startsWith(prefix) && app.hasSecret(value.substring(prefix.length()))) {
            return Token.ofApp(value);
        }
        return tokens.get(value);
    }
}
