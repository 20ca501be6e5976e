package io.wasl.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.boundary.Wire.Answer;
import io.wasl.boundary.Wire.Request;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route that exists, page or API, with every value of the written list, as an owner, an operator, a program and
/// nobody: none of them breaks, and every refusal is said in words. A new route cannot be forgotten.
@WaslTest
class EveryRouteTests {

    private static final int CONNECTIONS = 4;
    /// More of them, or others, are tried by hand: `-Dwasl.fuzz.each=500 -Dwasl.fuzz.seed=7`.
    private static final int EACH = Integer.getInteger("wasl.fuzz.each", 6);
    private static final long SEED = Long.getLong("wasl.fuzz.seed", 1);
    private static final int BROKEN = 500;
    // Pages that say by their status what is away.
    private static final String NOT_NOW = "/not-now/";
    private static final int NO_SUCH_METHOD = 501;
    private static final int REFUSED = 400;
    private static final int LONGEST_TARGET = 8_000;
    private static final Pattern INSIDES = Pattern.compile(
            "\\tat |Exception|org\\.(springframework|postgresql|apache)|io\\.wasl\\.|java\\.|PSQL|SQLState|"
                    + String.join(
                            "|",
                            TestInstallation.APP_SECRET,
                            TestInstallation.VERIFY_TOKEN,
                            TestInstallation.ENCRYPTION_KEY,
                            MetaSimulator.ACCESS_TOKEN));

    private final ApplicationContext context;
    private final RequestMappingHandlerMapping routes;

    @LocalServerPort
    private int port;

    EveryRouteTests(
            @Autowired ApplicationContext context,
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.context = context;
        this.routes = requestMappingHandlerMapping;
    }

    @Test
    void nothingThatIsSentBreaksARouteAndEveryRefusalIsSaidInWords() throws InterruptedException {
        var requests = new Requests(routes, Scene.prepare(context, port), SEED).some(EACH);

        var faults = send(requests);
        assertThat(faults.values()).as("of %d requests", requests.size()).isEmpty();
    }

    /// @return the first request that went wrong, for each route and each way to go wrong
    private Map<String, String> send(List<Request> requests) throws InterruptedException {
        var faults = new ConcurrentSkipListMap<String, String>();
        var next = new AtomicInteger();
        try (var callers = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                callers.execute(() -> {
                    try (var wire = new Wire(port)) {
                        for (int at = next.getAndIncrement(); at < requests.size(); at = next.getAndIncrement()) {
                            examine(requests.get(at), wire.send(requests.get(at)), faults);
                        }
                    }
                });
            }
        }
        return faults;
    }

    private static void examine(Request request, Answer answer, Map<String, String> faults) {
        var wrong = fault(request, answer);
        if (!wrong.isEmpty()) {
            var route = request.method() + " " + request.target().split("\\?")[0];
            faults.putIfAbsent(
                    wrong + " " + route.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID"),
                    wrong + ": " + request + " -> " + answer);
        }
    }

    private static String fault(Request request, Answer answer) {
        if (answer.status() >= BROKEN
                && answer.status() != NO_SUCH_METHOD
                && !request.target().startsWith(NOT_NOW)
                && !answer.headers().containsKey("retry-after")) {
            return "breaks";
        }
        boolean endless = request.target().length() > LONGEST_TARGET;
        if (answer.status() == 0) {
            // Whoever sends on after being refused finds nobody.
            return endless ? "" : "hangs up";
        }
        if (INSIDES.matcher(answer.body()).find()) {
            return "tells of its insides";
        }
        boolean silent = "HEAD".equals(request.method())
                || answer.status() == 401 && !answer.headers().containsKey("www-authenticate");
        if (answer.status() >= REFUSED && !silent) {
            boolean program = request.target().startsWith("/api/v1") && !endless;
            boolean door = request.target().contains("whatsapp");
            if (program
                    && !(answer.type().startsWith("application/problem+json")
                            && answer.body().contains("\"code\":"))) {
                return "refuses without a code";
            }
            if (!program && !door && (answer.body().isBlank() || answer.body().contains("HTTP Status"))) {
                return "refuses without a word";
            }
        }
        return "";
    }
}
