package io.wasl.simulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A multipart form with at most one file.
record Upload(
        ObjectNode fields,
        @Nullable String filename,
        @Nullable String mimeType,
        Buffer bytes) {

    /// The largest file of any kind that Meta takes.
    static final int MOST_BYTES = 100 << 20;

    static boolean isIn(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("multipart/form-data");
    }

    /// Reads the whole form; null when the file is too large.
    static void read(HttpServerRequest request, Consumer<@Nullable Upload> whenRead) {
        Buffer bytes = Buffer.buffer();
        Parts parts = new Parts();
        request.setExpectMultipart(true);
        request.uploadHandler(file -> {
            parts.file = file;
            file.exceptionHandler(gone -> {});
            file.handler(chunk -> {
                if (bytes.length() + chunk.length() > MOST_BYTES) {
                    parts.tooLarge = true;
                } else {
                    bytes.appendBuffer(chunk);
                }
            });
        });
        request.endHandler(end -> whenRead.accept(parts.tooLarge ? null : parts.upload(request, bytes)));
    }

    private static final class Parts {

        private @Nullable HttpServerFileUpload file;
        private boolean tooLarge;

        Upload upload(HttpServerRequest request, Buffer bytes) {
            ObjectNode fields = Json.object();
            for (Map.Entry<String, String> field : request.formAttributes()) {
                fields.put(field.getKey(), field.getValue());
            }
            HttpServerFileUpload received = file;
            return received == null
                    ? new Upload(fields, null, null, Buffer.buffer())
                    : new Upload(fields, received.filename(), received.contentType(), bytes);
        }
    }
}
