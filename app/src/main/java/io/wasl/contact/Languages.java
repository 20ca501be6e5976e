package io.wasl.contact;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The languages of contacts, as Meta writes them: `fr`, `pt_BR`.
public final class Languages {

    private static final Pattern CODE = Pattern.compile("([A-Za-z]{2,3})(?:[_-]([A-Za-z]{2}))?");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("english", "en"),
            Map.entry("anglais", "en"),
            Map.entry("الإنجليزية", "en"),
            Map.entry("french", "fr"),
            Map.entry("français", "fr"),
            Map.entry("francais", "fr"),
            Map.entry("الفرنسية", "fr"),
            Map.entry("arabic", "ar"),
            Map.entry("arabe", "ar"),
            Map.entry("العربية", "ar"),
            Map.entry("عربي", "ar"),
            Map.entry("malagasy", "mg"),
            Map.entry("malgache", "mg"));

    private Languages() {}

    /// Empty if the text names no language.
    public static Optional<String> read(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        var named = NAMES.get(plain);
        if (named != null) {
            return Optional.of(named);
        }
        var code = CODE.matcher(plain);
        if (!code.matches()) {
            return Optional.empty();
        }
        var country = code.group(2);
        return Optional.of(code.group(1) + (country == null ? "" : "_" + country.toUpperCase(Locale.ROOT)));
    }
}
