package io.wasl.campaign;

import java.util.Locale;

/// The template of a campaign, as Meta names it.
///
/// @param language Meta's code, such as `fr` or `pt_BR`; other spellings of a code, such as `pt-BR`, become it
public record TemplateChoice(String name, String language) {

    public TemplateChoice {
        language = metas(language.strip());
    }

    private static String metas(String written) {
        String[] parts = written.split("[-_]", -1);
        if (parts.length != 2 || !parts[0].matches("[A-Za-z]{2,3}") || !parts[1].matches("[A-Za-z]{2}")) {
            return parts.length == 1 ? written.toLowerCase(Locale.ROOT) : written;
        }
        return parts[0].toLowerCase(Locale.ROOT) + "_" + parts[1].toUpperCase(Locale.ROOT);
    }
}
