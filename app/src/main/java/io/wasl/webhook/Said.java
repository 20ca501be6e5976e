package io.wasl.webhook;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event says, as a sentence in waiting: which sentence, and what stands in it. Kept in this form because
/// each reader has a language of its own.
///
/// @param code of the text `webhook.said.…`
/// @param arguments for its gaps; a dash where Meta did not tell
public record Said(String code, List<String> arguments) {

    private static final String NOTHING = "–";
    private static final int MAX_CHARS = 200;
    private static final char SEPARATOR = '\u001f';

    public Said {
        arguments = List.copyOf(arguments);
    }

    static Said of(String code, @Nullable String... arguments) {
        return new Said(
                code,
                Arrays.stream(arguments)
                        .map(argument -> argument == null || argument.isBlank() ? NOTHING : cut(argument))
                        .toList());
    }

    private static String cut(String argument) {
        return String.valueOf(EventTraits.clean(argument, MAX_CHARS)).replace(SEPARATOR, ' ');
    }

    /// As it stands in the database.
    String text() {
        return arguments.isEmpty() ? code : code + SEPARATOR + String.join(String.valueOf(SEPARATOR), arguments);
    }

    static @Nullable Said parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var parts = List.of(text.split(String.valueOf(SEPARATOR), -1));
        return new Said(parts.getFirst(), parts.subList(1, parts.size()));
    }
}
