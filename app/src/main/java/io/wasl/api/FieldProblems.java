package io.wasl.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that is wrong with a body, told at once. What was given is never repeated: it may be a secret.
final class FieldProblems {

    private final List<ApiProblem.FieldProblem> found = new ArrayList<>();

    void add(String field, String expectation) {
        found.add(new ApiProblem.FieldProblem(field, expectation));
    }

    /// A text that must be there.
    ///
    /// @param form a regular expression
    String given(String field, @Nullable String value, String form, String expectation) {
        if (value == null || value.isBlank()) {
            add(field, "is missing");
            return "";
        }
        if (!value.matches(form)) {
            add(field, expectation);
        }
        return value;
    }

    /// One of some words, in whatever case.
    String oneOf(String field, @Nullable String value, Set<String> words) {
        String word = value == null ? "" : value.toUpperCase(Locale.ROOT);
        if (!words.contains(word)) {
            add(field, "is one of " + String.join(", ", words.stream().sorted().toList()));
        }
        return word;
    }

    /// @throws ApiProblem if any was found
    void refuse() {
        if (!found.isEmpty()) {
            throw ApiProblem.invalid(found);
        }
    }
}
