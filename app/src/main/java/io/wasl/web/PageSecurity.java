package io.wasl.web;

import io.wasl.identity.Devices;
import io.wasl.identity.User;
import io.wasl.identity.Visitor;
import io.wasl.settings.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.util.unit.DataSize;

/// Who may see a page, and what a browser may do with it.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class PageSecurity {

    static final int AFTER_THE_API = 10;

    private static final String SIGN_IN = "/sign-in";
    private static final String DEVICE = "device";
    private static final Duration A_YEAR = Duration.ofDays(365);
    /// Nothing inline and nothing from elsewhere: injected markup finds nothing that would run it.
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; "
            + "script-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static final String[] OPEN = {
        SIGN_IN,
        "/sign-in/failed",
        "/language",
        "/api/docs",
        "/assets/**",
        "/manifest.webmanifest",
        "/favicon.ico",
        "/health/live",
        "/health/ready",
        "/error"
    };

    private final Reader reader;
    private final Devices devices;
    private final DataSize largestUpload;
    private final Cookies cookies;

    PageSecurity(
            Cookies cookies,
            Reader reader,
            Devices devices,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largestUpload) {
        this.reader = reader;
        this.devices = devices;
        this.largestUpload = largestUpload;
        this.cookies = cookies;
    }

    @Bean
    @Order(AFTER_THE_API)
    SecurityFilterChain pages(HttpSecurity http, SignedIn signedIn, SignInForm door, Settings settings) {
        return http.securityContext(context -> context.securityContextRepository(signedIn))
                .authenticationManager(door)
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(this::signIn)
                .logout(this::signOut)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .exceptionHandling(problems -> problems.authenticationEntryPoint(entryPoint()))
                .headers(this::headers)
                .httpBasic(basic -> basic.disable())
                .addFilterBefore(new NoUploadsOfStrangers(entryPoint()), CsrfFilter.class)
                .addFilterBefore(new SameOrigin(settings), CsrfFilter.class)
                .addFilterBefore(new UploadLimit(largestUpload), CsrfFilter.class)
                .build();
    }

    private void signIn(FormLoginConfigurer<HttpSecurity> form) {
        form.loginPage(SIGN_IN)
                .loginProcessingUrl(SIGN_IN)
                .usernameParameter("email")
                .authenticationDetailsSource(request -> new Visitor(request.getRemoteAddr(), device(request)))
                .successHandler(this::welcome)
                .failureHandler(PageSecurity::failed);
    }

    private void welcome(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (authentication.getPrincipal() instanceof User user) {
            greet(user, response);
            recognise(user, request, response);
        }
        response.sendRedirect(LanguageChoice.local(request.getParameter(SignInPage.TO)));
    }

    private void greet(User user, HttpServletResponse response) {
        if (user.language() != null) {
            reader.speak(response, user.language());
        }
        if (user.zone() != null) {
            reader.live(response, user.zone());
        }
    }

    /// A browser on which somebody signed in keeps their way in while others guess.
    private void recognise(User user, HttpServletRequest request, HttpServletResponse response) {
        var mark = cookies.write(DEVICE, devices.mark(device(request), user.id()))
                .httpOnly(true)
                .maxAge(A_YEAR);
        response.addHeader(HttpHeaders.SET_COOKIE, mark.build().toString());
    }

    private String device(HttpServletRequest request) {
        return cookies.read(request, DEVICE).orElse("");
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws ServletException, IOException {
        request.setAttribute(SignInPage.FAILURE, reason);
        request.getRequestDispatcher("/sign-in/failed").forward(request, response);
    }

    private void signOut(LogoutConfigurer<HttpSecurity> logout) {
        logout.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN).invalidateHttpSession(true);
    }

    /// In a cookie rather than in a session: somebody who only looks at the sign-in page must not cost a row.
    private CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookies.name("csrf"));
        tokens.setCookieCustomizer(cookie ->
                cookie.httpOnly(true).secure(cookies.secure()).path("/").sameSite("Lax"));
        return tokens;
    }

    /// A fragment asked for by a page whose session has ended must not be answered with the sign-in page inside it.
    private static AuthenticationEntryPoint entryPoint() {
        return (request, response, reason) -> {
            boolean ended = request.getRequestedSessionId() != null;
            if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Redirect", SignInPage.leadingTo(page(request, "HX-Current-URL"), ended));
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            } else if (isStream(request)) {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            } else {
                boolean asked = "GET".equals(request.getMethod());
                var path = asked ? here(request) : page(request, HttpHeaders.REFERER);
                response.sendRedirect(SignInPage.leadingTo(path, ended));
            }
        };
    }

    private static boolean isStream(HttpServletRequest request) {
        return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/event-stream");
    }

    private static String here(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /// The page that a header names, to come back to; whose it is does not matter, for only its path is taken.
    private static String page(HttpServletRequest request, String header) {
        var address = request.getHeader(header);
        return address == null ? "/" : LanguageChoice.local(address.replaceFirst("^https?://[^/]*", ""));
    }

    private void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
                .addHeaderWriter(
                        new StaticHeadersWriter("Permissions-Policy", "camera=(), geolocation=(), payment=(), usb=()"))
                .httpStrictTransportSecurity(https -> https.includeSubDomains(false));
    }
}
