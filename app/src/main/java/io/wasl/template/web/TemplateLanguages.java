package io.wasl.template.web;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/// Names of the languages that templates are written in. In templates: `${#templateLanguages.name('pt_BR')}`.
final class TemplateLanguages {

    /// In the reader's language; Meta's code itself where it names no language.
    public String name(String code) {
        Locale named = Locale.forLanguageTag(code.replace('_', '-'));
        String name = named.getDisplayName(LocaleContextHolder.getLocale());
        return name.isEmpty() ? code : name;
    }
}
