package io.wasl.web;

import io.wasl.settings.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// Sessions live in the database, so that every instance knows them.
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = Sessions.LONGEST_REST_SECONDS)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Sessions {

    static final int LONGEST_REST_SECONDS = 12 * 60 * 60;

    @Bean
    CookieSerializer sessionCookie(Settings settings, Cookies cookies) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(cookies.name("session"));
        cookie.setUseSecureCookie(cookies.secure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return new SignedSessionCookie(cookie, settings.encryptionKeys());
    }

    /// Two requests of one session may keep something in it at the same moment.
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer concurrentSessions() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
