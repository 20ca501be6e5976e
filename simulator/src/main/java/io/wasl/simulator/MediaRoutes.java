package io.wasl.simulator;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// `POST /{phone-id}/media`, `GET` and `DELETE /{media-id}`, and the address the bytes are fetched from.
final class MediaRoutes {

    private static final int MIB = 1 << 20;
    private static final Set<String> AUDIO = Set.of("aac", "amr", "mpeg", "mp4", "ogg", "opus");
    private static final Map<String, Integer> MOST_BYTES_BY_KIND =
            Map.of("audio", 16 * MIB, "video", 16 * MIB, "image", 5 * MIB, "sticker", MIB / 2);
    private static final Set<String> DOCUMENTS = Set.of(
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private final Portfolio portfolio;
    private final MediaStore store;
    private final Ids ids;

    MediaRoutes(Portfolio portfolio, MediaStore store, Ids ids) {
        this.portfolio = portfolio;
        this.store = store;
        this.ids = ids;
    }

    void addTo(Graph graph) {
        graph.node("GET", store::find, this::describe)
                .node("DELETE", store::find, this::delete)
                .edge("POST", "media", this::upload)
                .root("GET", "whatsapp_business/attachments", this::download);
    }

    private void upload(Call call) {
        portfolio.numberOf(call, call.node());
        MessageCheck.checkProduct(call.body());
        Upload upload = call.upload();
        if (upload == null || upload.filename() == null) {
            throw GraphError.missing("file").refused();
        }
        String declared = Json.text(call.body(), "type", upload.mimeType() == null ? "" : upload.mimeType());
        String kind = kind(declared.split(";", 2)[0].strip());
        if (upload.bytes().length() == 0
                || upload.bytes().length() > MOST_BYTES_BY_KIND.getOrDefault(kind, Upload.MOST_BYTES)) {
            throw GraphError.of(
                            KnownError.MEDIA_UPLOAD,
                            "File of " + upload.bytes().length() + " bytes is empty or too large for " + kind)
                    .refused();
        }
        Medium medium = Medium.of(ids.node(), declared, upload.filename(), upload.bytes());
        store.add(medium);
        call.answer(Json.object().put("id", medium.id()));
    }

    private void describe(Call call, Medium medium) {
        portfolio.tokens.presented(call);
        ObjectNode json = Json.object();
        json.put("messaging_product", "whatsapp")
                .put("url", store.urlOf(medium))
                .put("mime_type", medium.mimeType())
                .put("sha256", medium.sha256())
                .put("file_size", medium.size())
                .put("id", medium.id());
        call.answer(json);
    }

    private void delete(Call call, Medium medium) {
        portfolio.tokens.presented(call);
        store.delete(medium.id());
        call.succeed();
    }

    /// The bytes, for whoever shows a token; Meta answers 404 once the address has expired.
    private void download(Call call) {
        portfolio.tokens.presented(call);
        String id = call.parameter("mid");
        Medium medium = id == null ? null : store.find(id);
        if (medium == null || !medium.present()) {
            call.answer(404, "{\"error\":\"not found\"}");
            return;
        }
        call.request.response().putHeader("Content-Type", medium.mimeType()).end(medium.bytes());
    }

    private static String kind(String mimeType) {
        String subtype = mimeType.substring(mimeType.indexOf('/') + 1);
        if (mimeType.startsWith("audio/") && AUDIO.contains(subtype)) {
            return "audio";
        }
        if (mimeType.equals("image/jpeg") || mimeType.equals("image/png")) {
            return "image";
        }
        if (mimeType.equals("image/webp")) {
            return "sticker";
        }
        if (mimeType.equals("video/mp4") || mimeType.equals("video/3gp") || mimeType.equals("video/3gpp")) {
            return "video";
        }
        if (DOCUMENTS.contains(mimeType)) {
            return "document";
        }
        throw GraphError.parameter("Param file must be a file with one of the supported types. Received file of type '"
                        + (mimeType.length() > 80 ? mimeType.substring(0, 80) : mimeType) + "'.")
                .refused();
    }
}
