package io.wasl.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one kind of Graph node: which exist, and which come when none are asked for.
record Fields(String nodeType, List<String> usual, Set<String> known) {

    /// Those fields of `node` that `wished` names, as in `id,throughput,webhook_configuration`; the id
    /// always.
    ObjectNode select(ObjectNode node, @Nullable String wished) {
        ObjectNode selected = Json.object();
        for (String name : wished == null || wished.isBlank() ? usual : names(wished)) {
            JsonNode value = node.get(name);
            if (value != null) {
                selected.set(name, value);
            } else if (!usual.contains(name) && !known.contains(name)) {
                throw GraphError.parameter(
                                "Tried accessing nonexisting field (" + name + ") on node type (" + nodeType + ")")
                        .refused();
            }
        }
        return selected.set("id", node.path("id"));
    }

    /// Cuts at the commas outside of braces; drops what follows a name, as in `health_status{entities}`.
    private static List<String> names(String wished) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        StringBuilder name = new StringBuilder();
        boolean inName = true;
        for (char c : (wished + ",").toCharArray()) {
            if (c == '{' || c == '(') {
                depth++;
            } else if (c == '}' || c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                if (!name.isEmpty()) {
                    names.add(name.toString());
                }
                name.setLength(0);
                inName = true;
                continue;
            }
            inName &= depth == 0 && c != '.' && c != '}' && c != ')';
            if (inName && !Character.isWhitespace(c)) {
                name.append(c);
            }
        }
        return names;
    }
}
