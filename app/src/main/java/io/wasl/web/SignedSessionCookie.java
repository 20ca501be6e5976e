package io.wasl.web;

import io.wasl.kernel.EncryptionKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.session.web.http.CookieSerializer;

/// A session's cookie with our signature. The database knows the ids of sessions, so whoever gets hold of a copy of it
/// could otherwise sign in as anybody who is signed in.
final class SignedSessionCookie implements CookieSerializer {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final CookieSerializer cookie;
    private final List<SecretKey> keys;

    SignedSessionCookie(CookieSerializer cookie, EncryptionKeys keys) {
        this.cookie = cookie;
        this.keys = keys.derive("session cookies", ALGORITHM);
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        String id = value.getCookieValue();
        // An empty value ends the session.
        cookie.writeCookieValue(
                id.isEmpty()
                        ? value
                        : new CookieValue(
                                value.getRequest(), value.getResponse(), id + "." + mac(keys.getFirst(), id)));
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
        return dot > 0
                && keys.stream().anyMatch(key -> isEqual(mac(key, value.substring(0, dot)), value.substring(dot + 1)));
    }

    private static boolean isEqual(String mac, String claimed) {
        return MessageDigest.isEqual(
                mac.getBytes(StandardCharsets.US_ASCII), claimed.getBytes(StandardCharsets.US_ASCII));
    }

    private static String mac(SecretKey key, String id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return ENCODER.encodeToString(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
