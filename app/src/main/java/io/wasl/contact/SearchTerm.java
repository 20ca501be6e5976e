package io.wasl.contact;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is typed into the search field, as ranges in which numbers and names must lie.
record SearchTerm(boolean all, String word, String phone) {

    /// Sorts behind every text that begins with what it is put behind.
    private static final String END = "\uDBFF\uDFFF";

    private static final String NOTHING = "";

    static SearchTerm of(@Nullable String query) {
        var word =
                query == null ? NOTHING : query.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        return new SearchTerm(word.isEmpty(), word, phoneStart(word));
    }

    Map<String, Object> parameters() {
        return Map.of(
                "all", all,
                "word", word,
                "wordEnd", word + END,
                "phone", phone,
                "phoneEnd", phone.isEmpty() ? NOTHING : phone + END);
    }

    private static String phoneStart(String word) {
        var text = PhoneText.of(word);
        if (text.digits().isEmpty()) {
            var digits = word.replaceAll("[+ ]", "");
            return digits.matches("[0-9]{1,4}") ? "+" + digits : NOTHING;
        }
        return "+" + text.digits();
    }
}
