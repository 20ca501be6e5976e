package io.wasl.web;

import io.wasl.kernel.EncryptionKeys;
import io.wasl.kernel.Seal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;

/// A session's cookie with our signature. The database knows the ids of sessions, so whoever gets hold of a copy of it
/// could otherwise sign in as anybody who is signed in.
final class SignedSessionCookie implements CookieSerializer {

    private final CookieSerializer cookie;
    private final Seal seal;

    SignedSessionCookie(CookieSerializer cookie, EncryptionKeys keys) {
        this.cookie = cookie;
        this.seal = new Seal(keys, "session cookies");
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        String id = value.getCookieValue();
        // An empty value ends the session.
        cookie.writeCookieValue(
                id.isEmpty()
                        ? value
                        : new CookieValue(value.getRequest(), value.getResponse(), id + "." + seal.over(id)));
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookie.readCookieValues(request).stream()
                .filter(this::isOurs)
                .map(value -> value.substring(0, value.lastIndexOf('.')))
                .toList();
    }

    private boolean isOurs(String value) {
        int dot = value.lastIndexOf('.');
        return dot > 0 && seal.isOver(value.substring(0, dot), value.substring(dot + 1));
    }
}
