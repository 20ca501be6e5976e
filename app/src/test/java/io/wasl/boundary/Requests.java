package io.wasl.boundary;

import io.wasl.boundary.Wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What is sent to every route: the list of hostile values in each place where a value can stand.
final class Requests {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]+}");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] NOTHING = new byte[0];
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "FOO");
    /// Doors that no handler method stands behind, and paths that lead nowhere.
    private static final List<String> OTHERS = List.of(
            "/error",
            "/sign-out",
            "/favicon.ico",
            "/assets/wasl.css",
            "/assets/",
            "/assets/nothing.css",
            "/webhook/whatsapp",
            "/webhook/whatsapp/x",
            "/api/integrations/webhooks/whatsapp/",
            "/api/v1",
            "/api/v1/",
            "/api/v1/nothing",
            "/api",
            "/nothing",
            "//",
            "/.",
            "/;",
            "/a;b=c",
            "/%2e%2e/x",
            "*");

    private final RequestMappingHandlerMapping routes;
    private final Scene scene;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<String, List<Request>> groups = new TreeMap<>();
    private final Random random;
    private List<Request> group = new ArrayList<>();

    Requests(RequestMappingHandlerMapping routes, Scene scene, long seed) {
        this.random = new Random(seed);
        this.routes = routes;
        this.scene = scene;
    }

    /// Some for each route and method, the same in each run. Those that read come first, for those that write may
    /// remove what they read.
    List<Request> some(int each) {
        OTHERS.forEach(this::other);
        routes.getHandlerMethods().forEach(this::route);
        var chosen = new ArrayList<Request>();
        groups.values().forEach(group -> {
            Collections.shuffle(group, random);
            chosen.addAll(group.subList(0, Math.min(each, group.size())));
        });
        chosen.sort((one, other) -> Boolean.compare(isWriting(one), isWriting(other)));
        return chosen;
    }

    private static boolean isWriting(Request request) {
        return !Set.of("GET", "HEAD").contains(request.method());
    }

    private void other(String path) {
        group = groups.computeIfAbsent("other " + path, name -> new ArrayList<>());
        METHODS.forEach(method -> add(method, path, Scene.NOBODY, Map.of(), NOTHING));
        Hostile.TEXTS.forEach(text -> add("GET", path + "?a=" + text, Scene.OWNER, Map.of(), NOTHING));
        headers("GET", path, Scene.OWNER);
        headers("POST", path, Scene.OWNER);
    }

    private void route(RequestMappingInfo route, HandlerMethod handler) {
        for (var pattern : route.getPatternValues()) {
            var path = real(pattern);
            for (var method : methods(route)) {
                group = groups.computeIfAbsent(method + " " + pattern, name -> new ArrayList<>());
                var caller = pattern.startsWith("/api/v1") ? Scene.PROGRAM : Scene.OWNER;
                identities(method, path);
                places(method, pattern, caller);
                parameters(method, path, caller, vocabulary.parameters(handler));
                headers(method, path, caller);
                bodies(method, pattern, path, caller, handler);
            }
            METHODS.forEach(method -> add(method, path, Scene.OWNER, Map.of(), NOTHING));
        }
    }

    private void identities(String method, String path) {
        for (var caller : scene.headers().keySet()) {
            add(method, path, caller, Map.of(), NOTHING);
            add(method, path + "?cursor=%00&id=%FF", caller, Map.of("Origin", ""), NOTHING);
        }
    }

    /// Each variable of the path in turn, the others being ids of things that exist.
    private void places(String method, String pattern, String caller) {
        var variable = VARIABLE.matcher(pattern);
        while (variable.find()) {
            var before = real(pattern.substring(0, variable.start()));
            var after = real(pattern.substring(variable.end()));
            var texts = new ArrayList<>(Hostile.TEXTS);
            texts.addAll(scene.ids().values());
            texts.forEach(text -> add(method, before + text + after, caller, Map.of(), NOTHING));
        }
    }

    /// Each value in all parameters at once, then in one at a time beside others that are right.
    private void parameters(String method, String path, String caller, Collection<String> names) {
        int turn = path.hashCode() & 0xff;
        for (var text : Hostile.TEXTS) {
            form(
                    method,
                    path,
                    caller,
                    names.stream().map(name -> name + "=" + text).collect(Collectors.joining("&")));
            form(method, path, caller, text + "=" + text + "&=" + text);
        }
        for (var name : names) {
            for (int i = 0; i < 8; i++) {
                var text = Hostile.TEXTS.get(Math.floorMod(turn++ * 7, Hostile.TEXTS.size()));
                var others = names.stream()
                        .filter(other -> !other.equals(name))
                        .map(other -> other + "=" + plausible(other))
                        .collect(Collectors.joining("&"));
                form(method, path, caller, name + "=" + text + "&" + name + "=x&" + others);
            }
        }
    }

    private String plausible(String name) {
        return switch (name) {
            case "account" -> scene.ids().get("accounts");
            case "template" -> scene.ids().get("templates");
            case "zone" -> "UTC";
            case "country" -> "MG";
            case "language" -> "fr";
            case "limit", "speed", "rest", "days" -> "5";
            case "at", "end" -> "2027-11-30T10:00";
            case "from", "to", "day" -> "2026-11-30";
            case "kind" -> "everyone";
            case "phone" -> "%2B261341234567";
            case "cursor", "page", "after" -> "";
            default -> "x";
        };
    }

    private void form(String method, String path, String caller, String form) {
        if (method.equals("GET")) {
            add(method, path + "?" + form, caller, Map.of(), NOTHING);
        } else {
            add(method, path, caller, Map.of("Content-Type", FORM), form.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void headers(String method, String path, String caller) {
        var body = method.equals("GET") ? NOTHING : "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        Hostile.headers().forEach(headers -> add(method, path, caller, headers, body));
    }

    private void bodies(String method, String pattern, String path, String caller, HandlerMethod handler) {
        if (method.equals("GET")) {
            return;
        }
        var json = Map.of("Content-Type", "application/json");
        var account = String.valueOf(scene.ids().get("accounts"));
        Hostile.bodies().forEach(body -> add(method, path, caller, json, body));
        new JsonBodies(account)
                .of(pattern, Vocabulary.body(handler), Hostile.JSON)
                .forEach(body -> add(method, path, caller, json, body));
        for (var part : Hostile.parts()) {
            var multipart = new HashMap<>(Map.of("Content-Type", "multipart/form-data; boundary=wall"));
            add(method, path, caller, multipart, part);
            add(
                    method,
                    path,
                    caller,
                    Map.of("Content-Type", "multipart/form-data; boundary=wall", "Idempotency-Key", "k" + part.length),
                    part);
        }
    }

    private void add(String method, String target, String caller, Map<String, String> more, byte[] body) {
        var headers = new HashMap<>(Map.of("Accept", "text/html"));
        headers.putAll(scene.headers().getOrDefault(caller, Map.of()));
        var cookies = headers.get("Cookie");
        headers.putAll(more);
        if (cookies != null && more.containsKey("Cookie")) {
            headers.put("Cookie", cookies + "; " + more.get("Cookie"));
        }
        group.add(new Request(method, target.replace(" ", "%20"), headers, body));
    }

    private String real(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll(found -> {
            var before = pattern.substring(0, found.start()).split("/");
            var id = scene.ids().getOrDefault(before[before.length - 1], "ready");
            return Matcher.quoteReplacement(id);
        });
    }

    private static Set<String> methods(RequestMappingInfo route) {
        var methods = new TreeSet<String>();
        route.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        return methods.isEmpty() ? Set.of("GET", "POST") : methods;
    }
}
