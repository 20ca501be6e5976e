package io.wasl.template;

import io.wasl.meta.TemplateDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The fingerprint of what recipients would read.
final class TemplateVersion {

    // Meta signs the addresses of sample pictures anew with every answer; nobody receives the samples.
    private static final String SAMPLES = "example";

    private TemplateVersion() {}

    static String of(TemplateDefinition template) {
        StringBuilder canonical = new StringBuilder(template.parameterFormat().toUpperCase(Locale.ROOT));
        write(template.components(), canonical);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// The order of an object's fields says nothing, the order of a list does.
    private static void write(JsonNode node, StringBuilder canonical) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.forEachEntry(sorted::put);
            sorted.remove(SAMPLES);
            canonical.append('{');
            sorted.forEach((name, value) -> {
                canonical.append(name.length()).append(':').append(name);
                write(value, canonical);
            });
            canonical.append('}');
        } else if (node.isArray()) {
            canonical.append('[');
            node.forEach(element -> write(element, canonical));
            canonical.append(']');
        } else {
            String value = node.toString();
            canonical.append(value.length()).append('=').append(value);
        }
    }
}
