package io.wasl.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with `{{variables}}`, cut once into the pieces between them. `names` stand in the order in which
/// positional parameters fill them.
record Wording(String text, List<String> pieces, List<String> slots, List<String> names) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}\\s]{1,100})\\s*}}");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,4}");

    static final Wording NONE = of("");

    static Wording of(String text) {
        List<String> pieces = new ArrayList<>();
        List<String> slots = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(text);
        int from = 0;
        while (variable.find()) {
            pieces.add(text.substring(from, variable.start()));
            slots.add(variable.group(1));
            from = variable.end();
        }
        pieces.add(text.substring(from));
        return new Wording(text, List.copyOf(pieces), List.copyOf(slots), namesIn(slots));
    }

    private static List<String> namesIn(List<String> slots) {
        Set<String> names = new LinkedHashSet<>(slots);
        if (names.stream().allMatch(name -> POSITION.matcher(name).matches())) {
            return names.stream()
                    .sorted(Comparator.comparingInt(Integer::parseInt))
                    .toList();
        }
        return List.copyOf(names);
    }

    /// The text with the values of `order`'s variables in their places; a variable without a value stays as
    /// it is.
    String filled(List<String> order, List<String> values) {
        StringBuilder filled = new StringBuilder(pieces.getFirst());
        for (int i = 0; i < slots.size(); i++) {
            int at = order.indexOf(slots.get(i));
            if (at >= 0 && at < values.size()) {
                filled.append(values.get(at));
            } else {
                filled.append("{{").append(slots.get(i)).append("}}");
            }
            filled.append(pieces.get(i + 1));
        }
        return filled.toString();
    }
}
