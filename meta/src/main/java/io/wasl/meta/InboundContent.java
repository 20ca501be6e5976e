package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What somebody wrote.
public sealed interface InboundContent {

    record Text(String body) implements InboundContent {}

    /// @param kind `image`, `video`, `audio`, `document` or `sticker`
    /// @param sha256 of the file, in Base64
    /// @param voice whether it was spoken into the telephone rather than attached
    /// @param url good for five minutes, with the access token
    record Media(
            String kind,
            String id,
            @Nullable String mimeType,
            @Nullable String sha256,
            @Nullable String caption,
            @Nullable String filename,
            boolean voice,
            @Nullable String url)
            implements InboundContent {}

    /// A tap: on a template's quick reply, or on a reply button or list row of ours.
    record Button(String payload, String text) implements InboundContent {}

    /// A known type without a form of its own yet, such as `location` or `reaction`.
    ///
    /// @param raw the whole message
    record Other(String type, JsonNode raw) implements InboundContent {}
}
