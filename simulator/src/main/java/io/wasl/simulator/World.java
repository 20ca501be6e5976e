package io.wasl.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One whole simulated Meta. A reset throws it away and makes another.
final class World {

    private static final String APP_ID = "1000000001";
    private static final String APP_SECRET = "sandbox-app-secret";

    private final Ids ids;
    private final Agenda agenda;
    private final Courier courier;
    private final Console console;
    private final Portfolio portfolio;
    private final Graph graph;

    World(Surroundings around) {
        SimulatorCommand settings = around.settings();
        InstantSource clock = around.clock();
        JsonNode fixture = Fixture.load(settings.fixture);
        console = around.console();
        Chance chance = new Chance(settings.seed);
        ids = new Ids(chance);
        agenda = new Agenda(around.vertx(), clock);
        Odds odds = new Odds(knobs(fixture, settings), chance);
        portfolio = portfolio(fixture, settings, clock);
        courier = new Courier(around.client(), portfolio.app.signature, odds.knobs(), agenda, console);
        Webhooks webhooks = new Webhooks(portfolio.app, courier, odds, agenda);
        MediaStore store = new MediaStore(around.baseUrl());
        MediaRoutes media = new MediaRoutes(portfolio, store, ids);
        Inbound inbound = new Inbound(portfolio, store, ids, webhooks, odds.knobs(), clock);
        StatusPlan plan = new StatusPlan(odds, agenda, webhooks, inbound, clock);
        AcceptLog log = new AcceptLog(around.acceptFile(), settings.acceptedInMemory);
        RecentMessages recent = new RecentMessages();
        Acceptance acceptance = new Acceptance(log, recent, ids, plan, webhooks, odds, clock);
        MessageRoutes messages = new MessageRoutes(
                portfolio,
                new MessageCheck(portfolio.templates, store),
                acceptance,
                new Throttle(clock, odds.knobs()),
                odds,
                agenda);
        graph = new Graph(call -> call.refuse(GraphError.noSuchObject(call.method(), call.node())))
                .edge("POST", "messages", messages::send)
                .edge("POST", "marketing_messages", messages::sendMarketing)
                .edge("POST", "media", media::upload)
                .root("GET", "whatsapp_business/attachments", media::download);
        new ControlRoutes(odds.knobs(), log, recent, inbound, webhooks).addTo(graph);
    }

    Ids ids() {
        return ids;
    }

    void handle(Call call) {
        try {
            graph.handle(call);
        } catch (Refused refused) {
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
    }

    void end() {
        agenda.clear();
    }

    private Portfolio portfolio(JsonNode fixture, SimulatorCommand settings, InstantSource clock) {
        JsonNode described = fixture.path("app");
        App app = new App(
                settings.appId == null ? Json.text(described, "id", APP_ID) : settings.appId,
                Json.text(described, "name", "Simulated app"),
                settings.appSecret == null ? Json.text(described, "secret", APP_SECRET) : settings.appSecret);
        Portfolio filled = new Portfolio(app, clock);
        new Fixture(ids).fill(filled, fixture);
        if (settings.accessToken != null) {
            filled.tokens.add(new Token(settings.accessToken, Set.of(), Token.State.VALID));
        }
        if (settings.callback != null) {
            Callback callback = Callback.parse(settings.callback);
            if (callback == null) {
                throw new StartFailure("--callback takes an http or https address, not " + settings.callback);
            }
            app.subscribe(callback, new TreeSet<>(App.FIELDS));
        }
        return filled;
    }

    private static Knobs knobs(JsonNode fixture, SimulatorCommand settings) {
        Knobs knobs = new Knobs();
        ObjectNode wished = Json.object();
        try {
            settings.knobs.forEach((name, value) -> wished.set(name, Json.read(value)));
            if (fixture.has("knobs")) {
                knobs.turn(fixture.path("knobs"));
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
