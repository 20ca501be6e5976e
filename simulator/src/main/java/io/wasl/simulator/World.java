package io.wasl.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One whole simulated Meta. A reset throws it away and makes another.
final class World {

    private static final String APP_ID = "1000000001";
    private static final String APP_SECRET = "sandbox-app-secret";

    private final SimulatorCommand settings;
    private final InstantSource clock;
    private final Knobs knobs;
    private final Console console;
    private final Ids ids;
    private final Agenda agenda;
    private final Portfolio portfolio;
    private final Challenge challenge;
    private final Courier courier;
    private final Graph graph;

    World(Surroundings around) {
        settings = around.settings();
        console = around.console();
        clock = around.clock();
        JsonNode described = Fixture.load(settings.fixture);
        Chance chance = new Chance(settings.seed);
        ids = new Ids(chance);
        agenda = new Agenda(around.vertx(), clock);
        knobs = knobs(described);
        Odds odds = new Odds(knobs, chance);
        Fixture fixture = new Fixture(ids);
        portfolio = portfolio(described, fixture, clock);
        challenge = new Challenge(around.client(), chance);
        graph = new Graph(portfolio.tokens);

        courier = new Courier(around.client(), portfolio.app.signature, odds.knobs(), agenda, console);
        Webhooks webhooks = new Webhooks(portfolio.app, courier, odds, agenda);
        MediaStore store = new MediaStore(around.baseUrl());
        Inbound inbound = new Inbound(portfolio, store, ids, webhooks, odds.knobs(), clock);
        StatusPlan plan = new StatusPlan(odds, agenda, webhooks, inbound, clock);
        AcceptLog log = new AcceptLog(around.acceptFile(), settings.acceptedInMemory);
        RecentMessages recent = new RecentMessages();
        Acceptance acceptance = new Acceptance(log, recent, ids, plan, webhooks, odds, clock);
        MessageCheck check = new MessageCheck(portfolio.templates, store);
        Throttle throttle = new Throttle(clock, odds.knobs());
        TemplateNews news = new TemplateNews(webhooks, clock);
        Review review = new Review(agenda, odds, news);

        new MessageRoutes(portfolio, check, acceptance, throttle, odds, agenda).addTo(graph);
        new NumberRoutes(portfolio, challenge).addTo(graph);
        new AccountRoutes(portfolio, challenge).addTo(graph);
        new TemplateRoutes(portfolio, fixture, review, news).addTo(graph);
        new AppRoutes(portfolio, challenge, new SignupCodes(ids, clock), ids, console).addTo(graph);
        new MediaRoutes(portfolio, store, ids).addTo(graph);
        new UploadRoutes(portfolio, ids).addTo(graph);
        new PortfolioRoutes(portfolio, fixture, news, webhooks, clock).addTo(graph);
        new ControlRoutes(odds.knobs(), log, recent, inbound, webhooks).addTo(graph);
        new RawWebhooks(portfolio.app, around.client(), courier, clock).addTo(graph);
        new Occasions(portfolio, webhooks, courier, ids, clock).addTo(graph);
        ControlPage.load().addTo(graph);
    }

    Ids ids() {
        return ids;
    }

    void handle(Call call) {
        try {
            graph.handle(call);
        } catch (Refused refused) {
            call.date(clock.instant().plusMillis(knobs.millis(Knob.CLOCK_AHEAD_MS)));
            call.refuse(refused.error());
        } catch (BadKnob bad) {
            call.answer(400, Json.write(Json.object().put("error", bad.getMessage())));
        } catch (RuntimeException e) {
            console.say("A request to /" + String.join("/", call.path) + " failed and is answered with 500: " + e);
            call.refuse(new GraphError(500, 1, "An unknown error occurred"));
        }
    }

    /// Called on the event loop, once the address is known.
    void begin(Runnable startAnew) {
        graph.root("POST", "simulator/reset", call -> {
            startAnew.run();
            call.succeed();
        });
        Callback callback = portfolio.app.callback();
        if (callback != null && settings.verifyToken != null) {
            challenge.ask(
                    callback,
                    settings.verifyToken,
                    trouble -> console.say(
                            trouble.isEmpty()
                                    ? callback.url() + " answered the challenge; webhooks go there"
                                    : trouble + "; webhooks go to " + callback.url() + " all the same"));
        }
    }

    /// What was still to happen never does.
    void end() {
        agenda.stop();
        courier.stop();
    }

    private Portfolio portfolio(JsonNode described, Fixture fixture, InstantSource clock) {
        JsonNode appFacts = described.path("app");
        App app = new App(
                settings.appId == null ? Json.text(appFacts, "id", APP_ID) : settings.appId,
                Json.text(appFacts, "name", "Simulated app"),
                settings.appSecret == null ? Json.text(appFacts, "secret", APP_SECRET) : settings.appSecret);
        Portfolio filled = new Portfolio(app, clock);
        fixture.fill(filled, described);
        if (settings.accessToken != null) {
            filled.tokens.add(new Token(settings.accessToken, Set.of(), Token.State.VALID));
        }
        if (settings.callback != null) {
            Callback callback = Callback.parse(settings.callback);
            if (callback == null) {
                throw new StartFailure("--callback takes an http or https address, not " + settings.callback);
            }
            app.subscribe(callback, App.FIELDS);
        }
        return filled;
    }

    private Knobs knobs(JsonNode described) {
        Knobs knobs = new Knobs();
        ObjectNode wished = Json.object();
        try {
            settings.knobs.forEach((name, value) -> wished.set(name, Json.read(value)));
            if (described.has("knobs")) {
                knobs.turn(described.path("knobs"));
            }
            knobs.turn(wished);
        } catch (BadKnob bad) {
            throw new StartFailure("--knob: " + bad.getMessage());
        } catch (JacksonException notJson) {
            throw new StartFailure("--knob values are JSON, such as 0.5, true or {\"131026\":0.1}");
        }
        return knobs;
    }

    /// What all worlds of one process share.
    record Surroundings(
            SimulatorCommand settings,
            Vertx vertx,
            HttpClient client,
            InstantSource clock,
            Console console,
            Supplier<String> baseUrl,
            @Nullable AcceptFile acceptFile) {}
}
