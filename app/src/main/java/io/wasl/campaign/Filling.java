package io.wasl.campaign;

import io.wasl.audience.Candidate;
import io.wasl.kernel.EmptyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pours what is known about each person into a template's blanks.
///
/// A recipient's own values go before the campaign's.
///
/// @param ownValues whether recipients may bring some
record Filling(List<Blank> blanks, Map<String, VariableSource> sources, boolean ownValues) {

    /// Blanks that nothing fills, for anybody.
    List<String> unmapped() {
        return ownValues
                ? List.of()
                : blanks.stream()
                        .filter(blank -> blank.in(sources) == null)
                        .map(Blank::name)
                        .toList();
    }

    /// One value for each blank; null where there is none.
    List<@Nullable String> values(Candidate candidate) {
        List<@Nullable String> values = new ArrayList<>(blanks.size());
        for (Blank blank : blanks) {
            values.add(value(blank, candidate));
        }
        return values;
    }

    private @Nullable String value(Blank blank, Candidate candidate) {
        String own = present(blank.in(candidate.variables()));
        if (own != null) {
            return own;
        }
        VariableSource source = blank.in(sources);
        return switch (source) {
            case null -> null;
            case VariableSource.Text(String text) -> present(text);
            case VariableSource.Attribute(String attribute, String otherwise) -> {
                String known = present(known(attribute, candidate));
                yield known == null ? present(otherwise) : known;
            }
        };
    }

    private static @Nullable String known(String attribute, Candidate candidate) {
        return switch (attribute) {
            case "name" -> candidate.name();
            case "phone" -> candidate.phone() == null ? null : candidate.phone().value();
            default -> candidate.attributes().get(attribute);
        };
    }

    // Control characters cannot be stored or shown, and a text that looks empty is none.
    private static @Nullable String present(@Nullable String text) {
        if (text == null || EmptyValue.looksEmpty(text)) {
            return null;
        }
        return text.chars().anyMatch(Character::isISOControl)
                ? withoutControls(text).strip()
                : text.strip();
    }

    private static String withoutControls(String text) {
        return text.replaceAll("[\\t\\n\\r]+", " ").replaceAll("\\p{Cc}", "");
    }
}
