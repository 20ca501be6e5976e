package io.wasl.campaign;

import io.wasl.meta.Component;
import io.wasl.meta.TemplateVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One blank of a template and the name under which a campaign fills it: `1` or `city` in the body, `header.1` in a
/// text header, `header` for its picture, `button.0` for a button. A key that occurs once in the template names its
/// blank too.
///
/// @param onlyOne whether the key occurs once
public record Blank(String name, TemplateVariable variable, boolean onlyOne) {

    /// In the order in which the template's mould takes the values.
    public static List<Blank> of(List<TemplateVariable> variables) {
        List<Blank> blanks = new ArrayList<>(variables.size());
        for (TemplateVariable variable : variables) {
            long alike = variables.stream()
                    .filter(other -> other.key().equals(variable.key()))
                    .count();
            blanks.add(new Blank(name(variable), variable, alike == 1));
        }
        return List.copyOf(blanks);
    }

    private static String name(TemplateVariable variable) {
        return switch (variable.component()) {
            case BODY -> variable.key();
            case HEADER -> isText(variable) ? "header." + variable.key() : "header";
            case BUTTON -> "button." + variable.buttonIndex();
        };
    }

    private static boolean isText(TemplateVariable variable) {
        return switch (variable.kind()) {
            case TEXT, URL, COUPON_CODE, PAYLOAD -> true;
            case IMAGE, VIDEO, DOCUMENT -> false;
        };
    }

    public boolean inBody() {
        return variable.component() == Component.BODY;
    }

    /// Where the values for this blank come from; null if nothing was chosen.
    public @Nullable VariableSource from(Map<String, VariableSource> sources) {
        return in(sources);
    }

    /// What `values` holds for this blank, under its name or under its key alone.
    <T> @Nullable T in(Map<String, T> values) {
        T value = values.get(name);
        return value == null && onlyOne ? values.get(variable.key()) : value;
    }
}
