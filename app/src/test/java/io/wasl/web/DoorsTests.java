package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.kernel.EssentialThread;
import io.wasl.testing.Client;
import io.wasl.testing.WaslTest;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route that exists, tried by somebody without session and key: a new one cannot be forgotten.
@WaslTest
class DoorsTests {

    /// Open to everybody on purpose.
    private static final Set<String> OPEN = Set.of(
            "/sign-in",
            "/sign-in/failed",
            "/language",
            "/manifest.webmanifest",
            "/health/live",
            "/health/ready",
            "/error",
            "/api/docs",
            "/api/v1/openapi.json",
            "/api/v1/openapi.json.yaml");

    private final RequestMappingHandlerMapping routes;

    @LocalServerPort
    private int port;

    DoorsTests(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.routes = requestMappingHandlerMapping;
    }

    @Test
    void everyRouteAsksWhoIsThere() {
        var open = new ArrayList<String>();
        for (var route : routes.getHandlerMethods().keySet()) {
            for (var path : paths(route)) {
                for (var method : methods(route)) {
                    int status = ask(
                            method,
                            path.replaceAll("\\{[^/]+}", UUID.randomUUID().toString()));
                    if (!Set.of(302, 401, 403).contains(status)) {
                        open.add(method + " " + path + " -> " + status);
                    }
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void fragmentsOfAnEndedSessionLeadToTheSignInPage() {
        var client = new Client(port);

        var answer = client.send(client.request("/campaigns/running").header("HX-Request", "true"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/sign-in");
    }

    @Test
    void pagesCarryTheStrictPolicy() {
        var headers = new Client(port).get("/sign-in").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({"en, left", "ar, right", "fr, left"})
    void everyDirectionOfWritingHasItsSheet(String language, String side) {
        var client = new Client(port);
        var page = client.send(client.request("/sign-in").header("Accept-Language", language))
                .body();
        var sheet = Pattern.compile("/assets/tabler[^\"]*").matcher(page);

        assertThat(sheet.find()).isTrue();
        assertThat(client.get(sheet.group()).body())
                .contains(".form-check .form-check-input{float:" + side)
                .as("what no page uses")
                .doesNotContain(".carousel");
    }

    @Test
    void assetsAreKeptForGoodUnderANameOfTheirContent() {
        var client = new Client(port);
        var page = client.get("/sign-in").body();
        var sheet = page.replaceAll("(?s).*href=\"(/assets/wasl-[0-9a-f]{32}\\.css)\".*", "$1");

        var answer = client.send(client.request(sheet).header("Accept-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable", "max-age=31536000");
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void nothingIsServedBesideTheAssets() {
        var client = new Client(port);

        for (var path : new String[] {
            "/assets/../application.properties",
            "/assets/%2e%2e/application.properties",
            "/assets/..%2fapplication.properties",
        }) {
            assertThat(client.get(path).statusCode()).as(path).isIn(302, 400, 404);
        }
        assertThat(client.get("/webjars/htmx.org/2.0.10/dist/htmx.min.js").statusCode())
                .isEqualTo(302);
    }

    @Test
    void traceIsNotAnswered() {
        var client = new Client(port);

        assertThat(client.send(client.request("/sign-in").method("TRACE", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isIn(403, 405);
    }

    @Test
    void theInsidesOfTheMachineAreNotShown() {
        var client = new Client(port);

        assertThat(client.send(client.request("/health/live")).body())
                .contains("UP")
                .doesNotContain("db", "disk");
        for (var path : new String[] {"/metrics", "/env", "/beans", "/heapdump", "/actuator", "/health"}) {
            assertThat(client.get(path).statusCode()).as(path).isIn(302, 401, 403);
        }
    }

    @Test
    void aPlatformWhoseThreadsBreakOffIsNotAlive() {
        var client = new Client(port);
        var wanted = new AtomicBoolean(true);
        var broken = EssentialThread.start(Thread.ofPlatform().name("broken"), wanted::get, () -> {
            throw new IllegalStateException("a bug");
        });

        try {
            await().until(() -> live(client) == 503);
        } finally {
            wanted.set(false);
            broken.interrupt();
        }
        await().until(() -> live(client) == 200);
    }

    private static int live(Client client) {
        return client.send(client.request("/health/live")).statusCode();
    }

    private int ask(String method, String path) {
        var client = new Client(port);
        return client.send(client.request(path)
                        .header("Accept", "text/html")
                        .method(method, HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    private static Set<String> paths(RequestMappingInfo route) {
        var paths = new TreeSet<>(route.getPatternValues());
        paths.removeAll(OPEN);
        return paths;
    }

    private static Set<String> methods(RequestMappingInfo route) {
        var methods = new TreeSet<String>();
        for (RequestMethod method : route.getMethodsCondition().getMethods()) {
            methods.add(method.name());
        }
        return methods.isEmpty() ? Set.of("GET", "POST") : methods;
    }
}
