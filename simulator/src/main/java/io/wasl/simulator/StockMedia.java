package io.wasl.simulator;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Small real files for users who send media without attaching any.
enum StockMedia {
    IMAGE("image/png", "photo.png"),
    STICKER("image/webp", "sticker.webp"),
    AUDIO("audio/ogg; codecs=opus", "voice.ogg"),
    VIDEO("video/mp4", "video.mp4"),
    DOCUMENT("application/pdf", "document.pdf");

    private final String mimeType;
    private final String filename;

    StockMedia(String mimeType, String filename) {
        this.mimeType = mimeType;
        this.filename = filename;
    }

    Medium withId(String id) {
        try {
            return Medium.of(id, mimeType, filename, Buffer.buffer(Fixture.ownBytes("stock/" + filename)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
