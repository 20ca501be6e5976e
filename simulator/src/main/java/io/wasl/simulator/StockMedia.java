package io.wasl.simulator;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Small real files for users who send media without attaching any.
enum StockMedia {
    IMAGE(
            "image/png",
            "photo.png",
            "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQMAAAD+wSzIAAAABlBMVEUlo2z///9ZWVnrAAAAFElEQVR4AWNgYGD4z8DAwMDAAAAIAAEYAAF7AAAAAElFTkSuQmCC"),
    STICKER("image/webp", "sticker.webp", "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="),
    AUDIO("audio/ogg; codecs=opus", "voice.ogg", "T2dnUwACAAAAAAAAAAABAAAAAAAAAAAAAAABE09wdXNIZWFkAQE4AYC7AAAAAAA="),
    VIDEO("video/mp4", "video.mp4", "AAAAGGZ0eXBtcDQyAAAAAG1wNDJpc29tAAAACG1vb3Y="),
    DOCUMENT("application/pdf", "document.pdf", base64("""
                    %PDF-1.4
                    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
                    trailer<</Root 1 0 R>>
                    %%EOF
                    """));

    private final String mimeType;
    private final String filename;
    private final String bytes;

    StockMedia(String mimeType, String filename, String bytes) {
        this.mimeType = mimeType;
        this.filename = filename;
        this.bytes = bytes;
    }

    Medium withId(String id) {
        return Medium.of(
                id, mimeType, filename, Buffer.buffer(Base64.getDecoder().decode(bytes)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
