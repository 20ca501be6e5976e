package io.wasl.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The app: its token, its webhook subscription, and what tokens are good for.
final class AppRoutes {

    private static final String WEBHOOK_VERSION = "v25.0";

    private final Portfolio portfolio;
    private final Challenge challenge;
    private final SignupCodes codes;
    private final Ids ids;
    private final Console console;

    AppRoutes(Portfolio portfolio, Challenge challenge, SignupCodes codes, Ids ids, Console console) {
        this.portfolio = portfolio;
        this.challenge = challenge;
        this.codes = codes;
        this.ids = ids;
        this.console = console;
    }

    void addTo(Graph graph) {
        graph.node("GET", this::app, this::describe)
                .root("GET", "oauth/access_token", this::issueToken)
                .root("POST", "oauth/access_token", this::issueToken)
                .root("GET", "dialog/oauth", this::signUp)
                .root("GET", "debug_token", this::debugToken)
                .edge("GET", "subscriptions", this::listSubscriptions)
                .edge("POST", "subscriptions", this::subscribe)
                .edge("DELETE", "subscriptions", this::unsubscribe);
    }

    private @Nullable App app(String id) {
        return id.equals(portfolio.app.id) ? portfolio.app : null;
    }

    private void describe(Call call, App app) {
        portfolio.tokens.presented(call);
        call.answer(Json.object().put("id", app.id).put("name", app.name).put("category", "Business"));
    }

    /// What a person does at Meta in Embedded Signup is done at once here: the browser comes straight back with a code.
    private void signUp(Call call) {
        if (!call.required("client_id").equals(portfolio.app.id)) {
            throw GraphError.parameter("Param client_id is not an app.").refused();
        }
        call.required("config_id");
        String redirect = call.required("redirect_uri");
        String state = call.parameter("state");
        String back = redirect + (redirect.contains("?") ? "&" : "?") + "code=" + codes.issue(redirect) + "&state="
                + URLEncoder.encode(state == null ? "" : state, StandardCharsets.UTF_8);
        call.redirect(back);
    }

    private void issueToken(Call call) {
        if (!call.required("client_id").equals(portfolio.app.id)
                || !portfolio.app.hasSecret(call.required("client_secret"))) {
            throw new GraphError(400, 1, "Error validating client secret.").refused();
        }
        String code = call.parameter("code");
        if (code != null) {
            if (!codes.redeem(code, call.parameter("redirect_uri"))) {
                throw new GraphError(400, 100, "This authorization code has expired or has been used.").refused();
            }
            String value = "EAA" + ids.trace();
            portfolio.tokens.add(new Token(value, Set.of(), Token.State.VALID));
            call.answer(Json.object().put("access_token", value).put("token_type", "bearer"));
            return;
        }
        if (!call.required("grant_type").equals("client_credentials")) {
            throw GraphError.parameter("Param grant_type must be client_credentials.")
                    .refused();
        }
        String value = portfolio.app.id + "|" + ids.trace();
        portfolio.tokens.add(new Token(value, Set.of(), Token.State.APP));
        call.answer(Json.object().put("access_token", value).put("token_type", "bearer"));
    }

    private void debugToken(Call call) {
        portfolio.tokens.presented(call);
        String input = call.required("input_token");
        Token token = portfolio.tokens.find(input);
        ObjectNode answer = Json.object();
        ObjectNode data = answer.putObject("data");
        boolean valid = token != null && (token.state() == Token.State.VALID || token.state() == Token.State.APP);
        data.put("app_id", token == null || token.appId() == null ? portfolio.app.id : token.appId())
                .put("type", token != null && token.state() == Token.State.APP ? "APP" : "SYSTEM_USER")
                .put("application", portfolio.app.name)
                .put("expires_at", token == null ? 0 : token.expiresAt())
                .put("is_valid", valid);
        ArrayNode scopes = data.putArray("scopes");
        if (token == null || !valid) {
            data.putObject("error").put("code", 190).put("message", KnownError.TOKEN.title);
        } else if (token.state() == Token.State.VALID) {
            ArrayNode granular = data.putArray("granular_scopes");
            for (String scope : token.scopes()) {
                scopes.add(scope);
                ArrayNode targets = granular.addObject().put("scope", scope).putArray("target_ids");
                portfolio.wabas().stream().filter(waba -> token.opens(waba.id)).forEach(waba -> targets.add(waba.id));
            }
        }
        call.answer(answer);
    }

    private void listSubscriptions(Call call) {
        requireApp(call);
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        Callback callback = portfolio.app.callback();
        if (callback != null) {
            ArrayNode fields = data.addObject()
                    .put("object", "whatsapp_business_account")
                    .put("callback_url", callback.url())
                    .put("active", true)
                    .putArray("fields");
            portfolio
                    .app
                    .fields()
                    .forEach(field -> fields.addObject().put("name", field).put("version", WEBHOOK_VERSION));
        }
        call.answer(answer);
    }

    private void subscribe(Call call) {
        requireApp(call);
        if (!call.required("object").equals("whatsapp_business_account")) {
            throw GraphError.parameter("Param object must be whatsapp_business_account here.")
                    .refused();
        }
        Set<String> fields = fields(call.body().path("fields"));
        Callback callback = callback("callback_url", call.required("callback_url"));
        challenge.verify(call, callback, call.required("verify_token"), () -> {
            portfolio.app.subscribe(callback, fields);
            console.say("Webhooks go to " + callback.url());
            call.succeed();
        });
    }

    private void unsubscribe(Call call) {
        requireApp(call);
        portfolio.app.unsubscribe();
        call.succeed();
    }

    static Callback callback(String parameter, String url) {
        Callback callback = Callback.parse(url);
        if (callback == null) {
            throw GraphError.parameter("Param " + parameter + " must be a valid URL of at most 200 characters.")
                    .refused();
        }
        return callback;
    }

    private void requireApp(Call call) {
        portfolio.tokens.presentedByApp(call);
        if (!call.node().equals(portfolio.app.id)) {
            throw GraphError.noSuchObject(call.method(), call.node()).refused();
        }
    }

    private static Set<String> fields(JsonNode given) {
        Set<String> fields = new TreeSet<>();
        if (given.isArray()) {
            given.forEach(field -> fields.add(field.asString("")));
        } else {
            for (String field : given.asString("").split(",", -1)) {
                fields.add(field.strip());
            }
        }
        for (String field : fields) {
            if (!App.FIELDS.contains(field)) {
                throw GraphError.parameter("Param fields[0] must be one of {" + String.join(", ", App.FIELDS)
                                + "} - got \"" + field + "\".")
                        .refused();
            }
        }
        return fields;
    }
}
