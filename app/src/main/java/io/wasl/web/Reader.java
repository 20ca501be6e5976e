package io.wasl.web;

import io.wasl.kernel.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleContextResolver;

/// In which language and time zone the reader of a page reads. Both stand in cookies, so that they also hold before
/// signing in; signing in sets them to what the user chose. Without a choice the browser's languages decide.
@Component("localeResolver")
class Reader implements LocaleContextResolver {

    static final String LANGUAGE = "lang";
    /// Set by the page's script from the browser's own zone if it is absent.
    static final String ZONE = "zone";

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Cookies cookies;

    Reader(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        var language = language(request);
        var zone = TimeZone.getTimeZone(zone(request));
        return new TimeZoneAwareLocaleContext() {
            @Override
            public Locale getLocale() {
                return language.locale();
            }

            @Override
            public TimeZone getTimeZone() {
                return zone;
            }
        };
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return language(request).locale();
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        var locale = context == null ? null : context.getLocale();
        if (locale != null && response != null) {
            speak(response, Language.of(locale));
        }
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        setLocaleContext(request, response, () -> locale);
    }

    void speak(HttpServletResponse response, Language language) {
        keep(response, LANGUAGE, language.code());
    }

    void live(HttpServletResponse response, ZoneId zone) {
        keep(response, ZONE, zone.getId());
    }

    private void keep(HttpServletResponse response, String name, String value) {
        var cookie = cookies.write(name, value).maxAge(A_YEAR).build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Language language(HttpServletRequest request) {
        return cookies.read(request, LANGUAGE)
                .flatMap(Language::of)
                .or(() -> Collections.list(request.getLocales()).stream()
                        .map(locale -> Language.of(locale.getLanguage()))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(Language.EN);
    }

    private ZoneId zone(HttpServletRequest request) {
        return cookies.read(request, ZONE).flatMap(Reader::zone).orElse(ZoneOffset.UTC);
    }

    /// The zone of that name, if there is one.
    static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException noZone) {
            return Optional.empty();
        }
    }
}
