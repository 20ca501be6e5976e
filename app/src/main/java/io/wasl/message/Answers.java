package io.wasl.message;

import io.wasl.meta.InboundContent.FormReply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The answers in a form that somebody filled in, one to a line.
final class Answers {

    private static final int DEEPEST = 5;
    /// Says which form it was, to programs.
    private static final String TOKEN = "flow_token";

    private Answers() {}

    /// What the form says of itself, and what was sent as it came, where that is no JSON.
    static @Nullable String of(FormReply reply) {
        String sent = reply.responseJson();
        if (sent == null || sent.isBlank()) {
            return reply.text();
        }
        String answers = lines(sent);
        return answers.isEmpty() ? reply.text() : answers;
    }

    private static String lines(String sent) {
        try {
            List<String> lines = new ArrayList<>();
            collect(JsonMapper.shared().readTree(sent), 1, lines);
            return String.join("\n", lines);
        } catch (JacksonException cutOff) {
            return sent.strip();
        }
    }

    private static void collect(JsonNode answers, int depth, List<String> lines) {
        answers.forEachEntry((question, answer) -> {
            if (answer.isObject() && depth < DEEPEST) {
                collect(answer, depth + 1, lines);
            } else if (!question.equals(TOKEN)) {
                lines.add(question + ": " + words(answer));
            }
        });
    }

    private static String words(JsonNode answer) {
        Stream<JsonNode> parts = answer.isArray() ? answer.valueStream() : Stream.of(answer);
        return parts.map(part -> part.isContainer() ? part.toString() : part.asString(""))
                .collect(Collectors.joining(", "));
    }
}
