package io.wasl.web;

import io.wasl.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// How our cookies are named and kept. Behind https their names begin with the prefix that makes browsers refuse a
/// cookie which another host of the same domain has planted.
@Component
class Cookies {

    private final boolean https;

    Cookies(Settings settings) {
        this.https = "https".equals(settings.apiBaseUrl().getScheme());
    }

    boolean secure() {
        return https;
    }

    String name(String plain) {
        return (https ? "__Host-" : "") + plain;
    }

    ResponseCookie.ResponseCookieBuilder write(String plain, String value) {
        return ResponseCookie.from(name(plain), value).path("/").sameSite("Lax").secure(https);
    }

    Optional<String> read(HttpServletRequest request, String plain) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(plain)))
                .map(cookie -> Objects.requireNonNullElse(cookie.getValue(), ""));
    }
}
