package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.audience.ImportId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An audience as the API writes it, which is also how it is stored.
public final class AudienceJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AudienceJson() {}

    public static JsonNode tree(Audience audience) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (audience) {
            case Audience.Recipients(List<Audience.Recipient> recipients) -> {
                ArrayNode list = json.putArray("recipients");
                recipients.forEach(recipient -> write(list.addObject(), recipient));
            }
            case Audience.Tags(Set<String> tags, Set<String> exclude) -> {
                ArrayNode with = json.putArray("tags");
                tags.forEach(with::add);
                ArrayNode without = json.putArray("exclude_tags");
                exclude.forEach(without::add);
            }
            case Audience.Everyone(Set<String> exclude) -> {
                json.put("everyone", true);
                ArrayNode without = json.putArray("exclude_tags");
                exclude.forEach(without::add);
            }
            case Audience.Import(ImportId id) -> json.put("import", id.toString());
        }
        return json;
    }

    static String write(Audience audience) {
        return tree(audience).toString();
    }

    static @Nullable Audience read(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonNode tree = MAPPER.readTree(json);
        if (tree.has("recipients")) {
            List<Audience.Recipient> recipients = new ArrayList<>();
            tree.path("recipients").forEach(recipient -> recipients.add(recipient(recipient)));
            return new Audience.Recipients(recipients);
        }
        if (tree.has("import")) {
            return new Audience.Import(ImportId.of(tree.path("import").stringValue()));
        }
        if (tree.has("everyone")) {
            return new Audience.Everyone(texts(tree.path("exclude_tags")));
        }
        return new Audience.Tags(texts(tree.path("tags")), texts(tree.path("exclude_tags")));
    }

    private static void write(ObjectNode json, Audience.Recipient recipient) {
        json.put("phone", recipient.phone());
        ObjectNode variables = json.putObject("variables");
        recipient.variables().forEach(variables::put);
    }

    private static Audience.Recipient recipient(JsonNode json) {
        Map<String, String> variables = new LinkedHashMap<>();
        json.path("variables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().stringValue()));
        return new Audience.Recipient(json.path("phone").stringValue(), variables);
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }
}
