package io.wasl.simulator;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One request: its path without version, what it brings, and how it is answered.
final class Call {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json; charset=UTF-8");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    final HttpServerRequest request;
    final List<String> path;
    final byte[] bytes;
    private final Ids ids;
    private final @Nullable Upload upload;
    private @Nullable ObjectNode body;

    Call(HttpServerRequest request, List<String> path, byte[] bytes, @Nullable Upload upload, Ids ids) {
        this.request = request;
        this.path = path;
        this.bytes = bytes;
        this.upload = upload;
        this.ids = ids;
    }

    String method() {
        return request.method().name();
    }

    String node() {
        return path.getFirst();
    }

    @Nullable Upload upload() {
        return upload;
    }

    /// The presented access token: header first, then parameter.
    @Nullable String token() {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            int space = header.indexOf(' ');
            String scheme = space < 0 ? "" : header.substring(0, space);
            boolean known = scheme.equalsIgnoreCase("Bearer") || scheme.equalsIgnoreCase("OAuth");
            return known ? header.substring(space + 1).strip() : null;
        }
        return request.getParam("access_token");
    }

    /// The request's parameters: query, form fields or JSON members, whichever way they came.
    ObjectNode body() {
        ObjectNode parsed = body;
        if (parsed == null) {
            parsed = parse();
            for (Map.Entry<String, String> parameter : request.params()) {
                if (!parsed.has(parameter.getKey())) {
                    parsed.put(parameter.getKey(), parameter.getValue());
                }
            }
            body = parsed;
        }
        return parsed;
    }

    @Nullable String parameter(String name) {
        return Json.text(body(), name);
    }

    String required(String name) {
        String value = parameter(name);
        if (value == null || value.isEmpty()) {
            throw GraphError.missing(name).refused();
        }
        return value;
    }

    /// Dates the answer, as Meta does with every one.
    void date(Instant at) {
        request.response().putHeader(HttpHeaders.DATE, DATE.format(at.atOffset(ZoneOffset.UTC)));
    }

    void redirect(String address) {
        request.response().setStatusCode(302).putHeader("Location", address).end();
    }

    void succeed() {
        answer(200, "{\"success\":true}");
    }

    void answer(JsonNode json) {
        answer(200, Json.write(json));
    }

    void refuse(GraphError error) {
        answer(error.http(), Json.write(error.body(ids.trace())));
    }

    void answer(int status, String json) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(json);
        }
    }

    private ObjectNode parse() {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (upload != null) {
            return upload.fields();
        }
        if (bytes.length == 0) {
            return Json.object();
        }
        // What curl calls a form unless told otherwise is often JSON.
        if (bytes[0] != '{' && type != null && type.startsWith("application/x-www-form-urlencoded")) {
            return form();
        }
        try {
            if (Json.read(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException notJson) {
            // The answer below says it.
        }
        throw GraphError.of(KnownError.PARAMETER, "The request body is not a JSON object.")
                .refused();
    }

    private ObjectNode form() {
        ObjectNode fields = Json.object();
        for (String field : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                try {
                    fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
                } catch (IllegalArgumentException badEscape) {
                    throw GraphError.of(KnownError.PARAMETER, "The form fields are not URL-encoded.")
                            .refused();
                }
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
