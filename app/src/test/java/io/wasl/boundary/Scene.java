package io.wasl.boundary;

import io.wasl.identity.NewUser;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.testing.Client;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;

/// A client with one thing of each kind, and those who knock at its doors.
///
/// @param ids by the noun that stands before them in a path
/// @param headers of each caller, by who it is
record Scene(Map<String, String> ids, Map<String, Map<String, String>> headers) {

    static final String OWNER = "owner";
    static final String OPERATOR = "operator";
    static final String PROGRAM = "program";
    static final String NOBODY = "nobody";

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    static Scene prepare(ApplicationContext context, int port) {
        MetaSimulator.INSTANCE.reset();
        var platform = new Platform(context);
        platform.forgetNumbers();
        var soa = platform.newClient("Soa");
        var key = platform.apiKey(soa);
        var program = new Client(port);
        var account = platform.connect(soa, "Soa", MetaSimulator.SHOP).id().toString();
        program.api("POST", "/templates/sync", key, "{\"account\":\"" + account + "\"}");
        var operator = "operator-" + UUID.randomUUID() + "@wasl.example";
        context.getBean(Users.class)
                .add(new NewUser(null, "Rivo", operator, UserRole.OPERATOR), new Secret(Platform.PASSWORD));
        var ids = Map.of(
                "accounts", account,
                "contacts", made(program, key, "/contacts", "{\"phone\":\"+261341234567\",\"name\":\"Aina\"}"),
                "campaigns", made(program, key, "/campaigns", """
                        {"name":"Soldes","account":"%s","template":{"name":"soldes_printemps","language":"fr"},
                         "audience":{"everyone":true},"variables":{"1":{"attribute":"name"},"2":{"value":"dimanche"}}}""".formatted(account)),
                "templates", first(program.api("GET", "/templates", key, "").body()),
                "webhook-events", "1-0");
        return new Scene(
                ids,
                Map.of(
                        OWNER, session(port, platform.newOwner(soa)),
                        OPERATOR, session(port, operator),
                        PROGRAM, Map.of("Authorization", "Bearer " + key),
                        NOBODY, Map.of()));
    }

    private static Map<String, String> session(int port, String email) {
        var browser = new Client(port);
        browser.signIn(email, Platform.PASSWORD);
        var token = CSRF.matcher(browser.get("/profile").body());
        if (!token.find()) {
            throw new IllegalStateException("Nobody is signed in");
        }
        return Map.of(
                "Cookie",
                "session=" + browser.cookie("session") + "; csrf=" + browser.cookie("csrf"),
                "X-XSRF-TOKEN",
                token.group(1));
    }

    private static String made(Client program, String key, String path, String json) {
        return first(program.api("POST", path, key, json).body());
    }

    private static String first(String json) {
        var id = ID.matcher(json);
        if (!id.find()) {
            throw new IllegalStateException("Nothing was made: " + json);
        }
        return id.group(1);
    }
}
