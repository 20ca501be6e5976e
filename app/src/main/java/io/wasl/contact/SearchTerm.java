package io.wasl.contact;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is typed into the search field: the beginnings of words of a name, in any order, and of a number. Both at once
/// where it could be either.
///
/// @param words as names are folded; the longest first
/// @param phones international beginnings that it may stand for
record SearchTerm(List<String> words, List<String> phones) {

    /// Sorts behind every text that begins with what it is put behind.
    private static final String END = "\uDBFF\uDFFF";

    private static final int MOST_WORDS = 8;

    /// @param folded the query as names are folded
    static SearchTerm of(String query, String folded) {
        var words = Stream.of(folded.split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return new SearchTerm(words, PhoneStarts.of(query));
    }

    /// The word that fewest people share, for the index; empty if there is none.
    String word() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    String wordEnd() {
        return words.isEmpty() ? "" : word() + END;
    }

    String[] patterns() {
        return words.isEmpty()
                ? new String[] {""}
                : words.stream().map(word -> "% " + word + "%").toArray(String[]::new);
    }

    String[] phoneStarts() {
        return phones.toArray(String[]::new);
    }

    String[] phoneEnds() {
        return phones.stream().map(start -> start + END).toArray(String[]::new);
    }
}
