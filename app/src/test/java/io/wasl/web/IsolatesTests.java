package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.MessageFormat;
import io.wasl.kernel.Language;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every sentence of every bundle is laid out as a browser would, with words of the other script inside.
class IsolatesTests {

    private static final String LATIN = "(Rado) +261 34 12 345 67.";
    private static final String ARABIC = "(ليلى) حداد 5!";
    /// What a sentence in Arabic quotes: file endings, settings, names of products, telephone numbers.
    private static final Pattern QUOTE = Pattern.compile(
            "(?:[.+/]?[A-Za-z][\\w./-]*\\w|[A-Za-z]|\\+[0-9][0-9 ]*[0-9])(?: (?:[A-Za-z][\\w./-]*\\w))*");

    private final IcuMessages messages = new IcuMessages();

    IsolatesTests() throws IOException {}

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsFilledInStaysWhole(Language language) throws IOException {
        var foreign = language.rightToLeft() ? LATIN : ARABIC;
        var broken = new ArrayList<String>();
        texts(language).forEach((key, pattern) -> {
            var filled = fill(pattern, foreign, language);
            if (filled != null) {
                var text = messages.getMessage(key, filled, language.locale());
                for (int at = text.indexOf(foreign); at >= 0; at = text.indexOf(foreign, at + 1)) {
                    if (!isWhole(text, at, foreign, language)) {
                        broken.add(key + ": " + text);
                    }
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void whatASentenceQuotesStaysWhole() throws IOException {
        var broken = new ArrayList<String>();
        texts(Language.AR).forEach((key, pattern) -> {
            if (!pattern.contains("{")) {
                var text = messages.getMessage(key, null, Language.AR.locale());
                QUOTE.matcher(text)
                        .results()
                        .filter(quote -> !isWhole(text, quote.start(), quote.group(), Language.AR))
                        .forEach(quote -> broken.add(key + ": " + quote.group() + " in " + text));
            }
        });
        assertThat(broken).isEmpty();
    }

    /// Whether a part takes one stretch of the line, and reads as it does when it stands alone.
    private static boolean isWhole(String text, int at, String part, Language language) {
        var line = new Bidi(text, language.rightToLeft() ? Bidi.RTL : Bidi.LTR);
        var alone = new Bidi(part, Bidi.LEVEL_DEFAULT_LTR);
        var places = new ArrayList<Integer>();
        for (int i = 0; i < part.length(); i++) {
            places.add(line.getVisualIndex(at + i));
        }
        int first = places.stream().mapToInt(Integer::intValue).min().orElse(0);
        for (int i = 0; i < part.length(); i++) {
            if (places.get(i) - first != alone.getVisualIndex(i)) {
                return false;
            }
        }
        return true;
    }

    /// Null for a sentence in which nothing is filled in.
    private static Object[] fill(String pattern, String foreign, Language language) {
        var format = new MessageFormat(pattern, language.locale());
        int places = format.getArgumentNames().size();
        if (places == 0) {
            return null;
        }
        var arguments = new Object[places];
        for (int i = 0; i < places; i++) {
            arguments[i] = isNumber(pattern, i) ? (Object) 2 : foreign;
        }
        return arguments;
    }

    private static boolean isNumber(String pattern, int place) {
        return Pattern.compile("\\{" + place + ", ?(?:plural|number|selectordinal|date|time)")
                .matcher(pattern)
                .find();
    }

    private static TreeMap<String, String> texts(Language language) throws IOException {
        var suffix = language == Language.EN ? "" : "_" + language.code();
        var texts = new TreeMap<String, String>();
        List<Path> folders;
        try (var list = Files.list(Path.of("src/main/resources/i18n"))) {
            folders = list.filter(Files::isDirectory).toList();
        }
        for (var folder : folders) {
            var properties = new Properties();
            try (Reader reader = Files.newBufferedReader(folder.resolve("messages" + suffix + ".properties"))) {
                properties.load(reader);
            }
            properties.forEach((key, text) -> texts.put((String) key, (String) text));
        }
        return texts;
    }
}
