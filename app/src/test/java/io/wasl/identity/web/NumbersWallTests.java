package io.wasl.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.identity.GivesNumbers;
import io.wasl.identity.UserRole;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route that hands out files, and so telephone numbers in bulk: a new one cannot be forgotten.
@WaslTest
class NumbersWallTests {

    /// They write their answer themselves and give nobody's number.
    private static final Set<String> HARMLESS = Set.of(
            "/campaigns/{id}/live", "/manifest.webmanifest", "/api/v1/openapi.json", "/api/v1/openapi.json.yaml");

    private final RequestMappingHandlerMapping routes;
    private final Platform platform;
    private final TenantId shop;

    @LocalServerPort
    private int port;

    NumbersWallTests(
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping, @Autowired ApplicationContext beans) {
        this.routes = requestMappingHandlerMapping;
        this.platform = new Platform(beans);
        this.shop = platform.newClient("Boutique");
    }

    @Test
    void whateverHandsOutAFileIsMarked() {
        assertThat(paths((route, method) -> isFile(route, method) && !method.hasMethodAnnotation(GivesNumbers.class)))
                .allMatch(HARMLESS::contains);
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEWER", "AGENT"})
    void whoOnlyLooksOrAnswersTakesNoNumbersAway(UserRole role) {
        var client = new Client(port);
        client.signIn(someone(role), Platform.PASSWORD);

        var answers = ask(client, "", marked(path -> !path.startsWith("/api/")));

        assertThat(answers).hasSizeGreaterThanOrEqualTo(4);
        assertThat(answers.values()).containsOnly(403);
    }

    @Test
    void whoRunsCampaignsTakesThem() {
        var client = new Client(port);
        client.signIn(someone(UserRole.MANAGER), Platform.PASSWORD);

        assertThat(ask(client, "", marked(path -> !path.startsWith("/api/"))).values())
                .containsOnly(200, 404);
    }

    @Test
    void aKeyNeedsTheScopeOfTheRoute() {
        var paths = marked(path -> path.startsWith("/api/"));

        var lacking = ask(new Client(port), platform.apiKey(shop, "templates"), paths);
        var enough = ask(new Client(port), platform.apiKey(shop, "campaigns", "imports"), paths);

        assertThat(lacking).hasSizeGreaterThanOrEqualTo(3);
        assertThat(lacking.values()).containsOnly(403);
        assertThat(enough.values()).containsOnly(404);
    }

    private String someone(UserRole role) {
        return platform.user(shop, UUID.randomUUID() + "@soa.example", role).email();
    }

    private static Map<String, Integer> ask(Client client, String key, Set<String> paths) {
        var answers = new TreeMap<String, Integer>();
        for (var path : paths) {
            var request = client.request(path.replace("{verdict}", "ready")
                    .replaceAll("\\{format[^}]*}", "csv")
                    .replaceAll("\\{[^/]+?}", UUID.randomUUID().toString()));
            answers.put(
                    path,
                    client.send(key.isEmpty() ? request : request.header("Authorization", "Bearer " + key))
                            .statusCode());
        }
        return answers;
    }

    private Set<String> marked(Predicate<String> wanted) {
        var paths = paths((route, method) -> method.hasMethodAnnotation(GivesNumbers.class));
        paths.removeIf(wanted.negate());
        return paths;
    }

    private Set<String> paths(BiPredicate<RequestMappingInfo, HandlerMethod> wanted) {
        var paths = new TreeSet<String>();
        routes.getHandlerMethods().forEach((route, method) -> {
            if (wanted.test(route, method)) {
                paths.addAll(route.getPatternValues());
            }
        });
        return paths;
    }

    /// What is neither a page nor JSON, by its type, its name, or because it writes the answer itself.
    private static boolean isFile(RequestMappingInfo route, HandlerMethod method) {
        boolean typed = route.getProducesCondition().getProducibleMediaTypes().stream()
                .anyMatch(type -> !type.isCompatibleWith(MediaType.TEXT_HTML)
                        && !type.isCompatibleWith(MediaType.APPLICATION_JSON)
                        && !type.getSubtype().contains("json"));
        boolean named = route.getPatternValues().stream().anyMatch(path -> path.matches(".*\\.(\\{.*}|[a-z]+)$"));
        boolean written = method.isVoid()
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType().equals(HttpServletResponse.class));
        return typed || named || written;
    }
}
