package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a message refers to.
///
/// @param wamid the message that it answers; absent when it was only forwarded
/// @param productId the product that it asks about, by the retailer's id
public record MessageContext(
        @Nullable String wamid,
        boolean forwarded,
        @Nullable String catalogId,
        @Nullable String productId) {

    static @Nullable MessageContext read(JsonNode context) {
        if (!context.isObject() || context.isEmpty()) {
            return null;
        }
        JsonNode product = context.path("referred_product");
        return new MessageContext(
                Json.text(context, "id"),
                Json.flag(context, "forwarded") || Json.flag(context, "frequently_forwarded"),
                Json.text(product, "catalog_id"),
                Json.text(product, "product_retailer_id"));
    }
}
