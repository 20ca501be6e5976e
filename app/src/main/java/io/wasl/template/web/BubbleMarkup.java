package io.wasl.template.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// Shows text the way WhatsApp does. In templates: `th:utext="${#bubble.html(text)}"`.
final class BubbleMarkup {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "fa", "ur", "ps", "prs");

    private static final Pattern MONOSPACE = Pattern.compile("```(?=\\S)(.{1,4000}?)(?<=\\S)```", Pattern.DOTALL);
    private static final Pattern BOLD = mark('*');
    private static final Pattern ITALIC = mark('_');
    private static final Pattern STRUCK = mark('~');
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{ ?([A-Za-z0-9_]{1,100}) ?\\}\\}");

    /// HTML of a text with WhatsApp's marks. Whatever the text holds, the only elements that come out are `strong`,
    /// `em`, `s`, `code` and `span`.
    public String html(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String escaped = HtmlUtils.htmlEscape(text, "UTF-8");
        String bold = BOLD.matcher(escaped).replaceAll("<strong>$1</strong>");
        String italic = ITALIC.matcher(bold).replaceAll("<em>$1</em>");
        String struck = STRUCK.matcher(italic).replaceAll("<s>$1</s>");
        String monospace = MONOSPACE.matcher(struck).replaceAll("<code>$1</code>");
        return VARIABLE.matcher(monospace)
                .replaceAll(found -> Matcher.quoteReplacement("<span class=\"slot\">" + found.group() + "</span>"));
    }

    /// Without marks, as headers, footers and buttons are shown; variables stand out.
    public String plain(@Nullable String text) {
        return text == null
                ? ""
                : VARIABLE.matcher(HtmlUtils.htmlEscape(text, "UTF-8"))
                        .replaceAll(
                                found -> Matcher.quoteReplacement("<span class=\"slot\">" + found.group() + "</span>"));
    }

    /// @param language Meta's code, such as `ar` or `pt_BR`
    public String direction(String language) {
        String first = language.split("[_-]", 2)[0].toLowerCase(Locale.ROOT);
        return RIGHT_TO_LEFT.contains(first) ? "rtl" : "ltr";
    }

    /// The tag of HTML's `lang` for Meta's code.
    public String tag(String language) {
        return language.replace('_', '-');
    }

    /// A mark counts at the edge of a word, around something that neither begins nor ends with a blank, on one line.
    private static Pattern mark(char sign) {
        String quoted = Pattern.quote(String.valueOf(sign));
        return Pattern.compile("(?<![\\p{L}\\p{N}" + sign + "])" + quoted + "(?=[^\\s" + sign + "])([^\\n" + sign
                + "]{1,4000})(?<=\\S)" + quoted + "(?![\\p{L}\\p{N}" + sign + "])");
    }
}
