package io.wasl.web;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes out of a stylesheet what can apply to no page: selectors that ask for a class which nothing written here
/// names.
final class SheetTrim {

    private static final Pattern TURN = Pattern.compile(
            "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|/\\*.*?\\*/|[{};]",
            Pattern.DOTALL);
    private static final Pattern COMMENTS_BEFORE = Pattern.compile("^(?:\\s*/\\*.*?\\*/)+", Pattern.DOTALL);
    private static final Pattern BETWEEN_SELECTORS = Pattern.compile(",(?![^(]*\\))");
    /// `:not(.absent)` holds everywhere, and `:is(.absent, .present)` may: what stands in brackets rules nothing out.
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\]]*]");
    private static final Pattern CLASS = Pattern.compile("\\.((?:\\\\.|[\\w-])+)");

    private final Set<String> words;

    /// @param words every word of all pages and scripts, class names among them
    SheetTrim(Set<String> words) {
        this.words = words;
    }

    String trim(String sheet) {
        var kept = new StringBuilder();
        for (int at = 0, end; at < sheet.length(); at = end) {
            end = endOfRule(sheet, at);
            kept.append(rule(sheet.substring(at, end)));
        }
        return kept.toString();
    }

    private static int endOfRule(String sheet, int start) {
        int depth = 0;
        var turns = TURN.matcher(sheet);
        for (int at = start; turns.find(at); at = turns.end()) {
            switch (turns.group()) {
                case "{" -> depth++;
                case "}" -> depth--;
                case ";" -> {}
                default -> {
                    continue;
                }
            }
            if (depth == 0) {
                return turns.end();
            }
        }
        return sheet.length();
    }

    private String rule(String written) {
        String rule = COMMENTS_BEFORE.matcher(written).replaceFirst("");
        int open = rule.indexOf('{');
        String head = open < 0 ? "" : rule.substring(0, open).strip();
        if (head.startsWith("@media") || head.startsWith("@supports")) {
            String inner = trim(rule.substring(open + 1, rule.lastIndexOf('}')));
            return inner.isBlank() ? "" : head + "{" + inner + "}";
        }
        if (open < 0 || head.startsWith("@")) {
            return rule;
        }
        String selectors =
                Stream.of(BETWEEN_SELECTORS.split(head)).filter(this::mayApply).collect(Collectors.joining(","));
        return selectors.isEmpty() ? "" : selectors + rule.substring(open);
    }

    private boolean mayApply(String selector) {
        String bare = selector;
        for (String before = ""; !before.equals(bare); ) {
            before = bare;
            bare = BRACKETS.matcher(bare).replaceAll("");
        }
        return CLASS.matcher(bare)
                .results()
                .allMatch(name -> words.contains(name.group(1).replace("\\", "")));
    }
}
