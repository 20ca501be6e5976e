package io.wasl.audience;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a cell: its pieces put together, without reading aids, and what a spreadsheet writes instead of a
/// character (`_x000D_`) as that character.
final class SheetText {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SheetText() {}

    /// @param around the element that begins where the markup stands, and holds the text
    static String of(XmlPart xml, String around) {
        var text = new StringBuilder();
        int aids = 0;
        while (xml.next() && !xml.ends(around)) {
            if (xml.begins("rPh")) {
                aids++;
            } else if (xml.ends("rPh")) {
                aids--;
            } else if (xml.begins("t")) {
                var piece = xml.text();
                boolean fits = text.length() < ImportLimits.TEXT_CHARACTERS;
                text.append(aids == 0 && fits ? piece : "");
            }
        }
        return plain(text.toString());
    }

    static String plain(String text) {
        var unescaped = text.indexOf("_x") < 0
                ? text
                : ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        return unescaped.indexOf('\r') < 0
                ? unescaped
                : unescaped.replace("\r\n", "\n").replace('\r', '\n');
    }
}
