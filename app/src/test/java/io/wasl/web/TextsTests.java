package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import io.wasl.kernel.Language;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No screen may show a raw key, an empty place, or a sentence that only one language has.
class TextsTests {

    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path SOURCES = Path.of("src/main/java/io/wasl");

    /// `#{key}`, `#{key(…)}`, and `#{${'key.prefix.' + …}}`
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]*)");
    private static final Pattern COMPUTED_KEY = Pattern.compile("#\\{\\$\\{'([a-z][\\w.-]*\\.)'");
    /// A text between tags, outside of Thymeleaf's own comments, that holds two letters in a row.
    private static final Pattern WORDS = Pattern.compile(">((?:[^<>&]|&[a-z]+;)*(?<![&a-z])\\p{L}{2}[^<>]*)<");
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("\\s(title|placeholder|alt|aria-label|aria-description)=\"[^\"]*\\p{L}{2}[^\"]*\"");
    /// The other word for what has one, and sentences translated by the word.
    private static final Pattern MENDED_FR =
            Pattern.compile("WhatsApp Manager|inscrit à la Cloud API|a rejeté le modèle"
                    + "|remplit les blancs|celle-ci laisse libres|Personne trouvé|frappons à notre|Faites livrer|autrui"
                    + "|^Avis$|^Apporté$|^Rejeté$|[Ll]e codage|est jeté|frappé à|tout le trajet|sous Comptes"
                    + "|nom d’affichage|API Cloud|vaut comme parole|débit|[Vv]itesse");
    /// Readers are spoken to one by one: اختر, not اختاروا.
    private static final Pattern MENDED_AR =
            Pattern.compile("اختاروا|أصلحوا|راجعوا|تحقّقوا|أعيدوا|أزيلوه|يمكنكم|رقمكم|رسائلكم"
                    + "|ويب هوك|إشعارات الويب|الحساب التجاري|حساب النشاط|التثبيت|نطرق بابنا|الفراغات"
                    + "|ًا|تغيّرونه|الجدار الناري|رمز الدولة|واجهة API|تُسلّم ميتا|تحقّق|WhatsApp"
                    + "|\\bWasl\\b|\\bMeta\\b(?! Business)|يؤخذ|تُرمى|رُمي");
    /// Names are the same in every language.
    private static final Set<String> NAMES = Set.of("Wasl", "WhatsApp", "Meta");

    static Stream<Path> bundles() throws IOException {
        try (var folders = Files.list(BUNDLES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    static Stream<Path> templates() throws IOException {
        return files(TEMPLATES, ".html").stream();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextExistsInEveryLanguage(Path bundle) throws IOException {
        var english = load(bundle, Language.EN);
        for (var language : Language.values()) {
            var texts = load(bundle, language);
            assertThat(texts.keySet()).as("%s in %s", bundle, language).isEqualTo(english.keySet());
            assertThat(texts.values()).as("%s in %s", bundle, language).noneMatch(String::isBlank);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void keysBeginWithTheirModule(Path bundle) throws IOException {
        var module = bundle.getFileName() + ".";

        assertThat(load(bundle, Language.EN).keySet()).allMatch(key -> key.startsWith(module));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextIsAMessageWithTheSameArgumentsInEveryLanguage(Path bundle) throws IOException {
        var english = load(bundle, Language.EN);
        for (var language : Language.values()) {
            load(bundle, language)
                    .forEach((key, text) -> assertThat(arguments(text, language))
                            .as("arguments of %s in %s", key, language)
                            .isEqualTo(arguments(english.getOrDefault(key, ""), Language.EN)));
        }
    }

    /// A count in Arabic has up to six forms; leaving them out shows as broken grammar.
    @ParameterizedTest
    @MethodSource("bundles")
    void arabicPluralsHaveArabicForms(Path bundle) throws IOException {
        load(bundle, Language.AR).forEach((key, text) -> {
            if (text.contains(", plural,")) {
                assertThat(text).as(key).contains("two {", "few {", "other {");
            }
        });
    }

    /// One word for one thing, one form of address: what was mended does not come back.
    @ParameterizedTest
    @MethodSource("bundles")
    void noTextSaysWhatNobodyWouldSay(Path bundle) throws IOException {
        assertThat(load(bundle, Language.FR).values())
                .as("%s", bundle)
                .noneMatch(text -> MENDED_FR.matcher(text).find());
        assertThat(load(bundle, Language.AR).values())
                .as("%s", bundle)
                .noneMatch(text -> MENDED_AR.matcher(text).find());
    }

    /// "1 Désabonnés" is read at every check: what stands under a figure is one or several, as the figure is.
    @ParameterizedTest
    @MethodSource("bundles")
    void whatStandsUnderAFigureAgreesWithIt(Path bundle) throws IOException {
        for (var language : List.of(Language.FR, Language.AR)) {
            load(bundle, language).forEach((key, text) -> {
                if (key.contains(".tally.")) {
                    assertThat(counted(text, language, 1)).as(key).isNotEqualTo(counted(text, language, 2));
                }
            });
        }
    }

    private static String counted(String text, Language language, int figure) {
        return new MessageFormat(text, language.locale()).format(new Object[] {figure});
    }

    @Test
    void everyKeyInUseExists() throws IOException {
        var known = keys();
        var missing = new ArrayList<String>();
        for (var template : files(TEMPLATES, ".html")) {
            var text = withoutComments(Files.readString(template));
            found(KEY, text).filter(key -> !known.contains(key)).forEach(key -> missing.add(template + ": " + key));
            found(COMPUTED_KEY, text)
                    .filter(prefix -> known.stream().noneMatch(key -> key.startsWith(prefix)))
                    .forEach(prefix -> missing.add(template + ": " + prefix + "…"));
        }
        var literal = Pattern.compile("\"((?:" + modules() + ")\\.[a-z][\\w.-]*)\"");
        for (var source : pageSources()) {
            found(literal, Files.readString(source))
                    .filter(key -> known.stream().noneMatch(one -> one.equals(key) || one.startsWith(key)))
                    .forEach(key -> missing.add(source + ": " + key));
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templatesHoldNoSentenceOfTheirOwn(Path template) throws IOException {
        var markup = withoutComments(Files.readString(template)).replace("<!doctype html>", "");

        assertThat(found(WORDS, withoutExpressions(markup)).map(String::strip).filter(words -> !NAMES.contains(words)))
                .isEmpty();
        assertThat(SPOKEN_ATTRIBUTE.matcher(markup).results().map(MatchResult::group))
                .isEmpty();
    }

    private static String withoutComments(String markup) {
        return markup.replaceAll("(?s)<!--/\\*.*?\\*/-->", "");
    }

    /// Attribute values may hold `>` and words: they are expressions, not text.
    private static String withoutExpressions(String markup) {
        return markup.replaceAll("=\"[^\"]*\"", "=\"\"").replaceAll("='[^']*'", "=''");
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList().stream();
    }

    private static Set<String> keys() throws IOException {
        var keys = new TreeSet<String>();
        for (var bundle : bundles().toList()) {
            keys.addAll(load(bundle, Language.EN).keySet());
        }
        return keys;
    }

    private static String modules() throws IOException {
        return bundles().map(bundle -> bundle.getFileName().toString()).collect(Collectors.joining("|"));
    }

    /// Where pages are made: `web` and every module's `web`.
    private static List<Path> pageSources() throws IOException {
        return files(SOURCES, ".java").stream()
                .filter(file -> file.toString().contains("/web/"))
                .toList();
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> arguments(String text, Language language) {
        return new TreeSet<>(new MessageFormat(text, language.locale()).getArgumentNames());
    }

    private static Map<String, String> load(Path bundle, Language language) throws IOException {
        var suffix = language == Language.EN ? "" : "_" + language.code();
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle.resolve("messages" + suffix + ".properties"))) {
            properties.load(reader);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
