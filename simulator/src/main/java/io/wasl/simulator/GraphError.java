package io.wasl.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An error in Meta's shape. Messaging errors explain themselves in `details`, management errors in a
/// subcode with a title and text for people.
record GraphError(
        int http,
        int code,
        String message,
        String type,
        @Nullable Integer subcode,
        @Nullable String details,
        @Nullable String userTitle,
        @Nullable String userMessage) {

    private static final String OAUTH = "OAuthException";

    GraphError(int http, int code, String message) {
        this(http, code, message, OAUTH, null, null, null, null);
    }

    static GraphError of(KnownError known) {
        return of(known, known.details);
    }

    static GraphError of(KnownError known, String details) {
        boolean bare = known.code == 0 || known.code == 2 || known.code == 104 || known.code == 190;
        String message = bare ? known.title : "(#" + known.code + ") " + known.title;
        return new GraphError(known.http, known.code, message).withDetails(details.isEmpty() ? null : details);
    }

    /// A parameter that Graph itself refuses, before WhatsApp sees it.
    static GraphError parameter(String message) {
        return new GraphError(400, 100, "(#100) " + message);
    }

    static GraphError missing(String parameter) {
        return parameter("The parameter " + parameter + " is required.");
    }

    static GraphError management(int subcode, String title, String text) {
        return new GraphError(400, 100, "Invalid parameter", OAUTH, subcode, null, title, text);
    }

    static GraphError expiredToken(int subcode, String message) {
        return new GraphError(401, 190, message, OAUTH, subcode, null, null, null);
    }

    /// Meta does not tell an absent object from one that the token may not see.
    static GraphError noSuchObject(String method, String id) {
        String message = "Unsupported " + method.toLowerCase(Locale.ROOT) + " request. Object with ID '" + id
                + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation. "
                + "Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api";
        return new GraphError(400, 100, message, "GraphMethodException", 33, null, null, null);
    }

    static GraphError unknownPath(String path) {
        return new GraphError(400, 2500, "Unknown path components: " + path);
    }

    GraphError withDetails(@Nullable String text) {
        return new GraphError(http, code, message, type, subcode, text, userTitle, userMessage);
    }

    Refused refused() {
        return new Refused(this);
    }

    ObjectNode body(String trace) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("message", message).put("type", type).put("code", code);
        if (details != null) {
            error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        }
        if (subcode != null) {
            error.put("error_subcode", subcode);
        }
        if (userTitle != null) {
            error.put("is_transient", false).put("error_user_title", userTitle).put("error_user_msg", userMessage);
        }
        error.put("fbtrace_id", trace);
        return body;
    }
}
