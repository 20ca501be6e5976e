package io.wasl.web;

import com.ibm.icu.text.MessageFormat;
import io.wasl.kernel.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/// Every module's texts, `i18n/MODULE/messages[_LANGUAGE].properties`, in ICU's message syntax: Arabic has six plurals,
/// which the JDK's format does not know.
@Component("messageSource")
class IcuMessages implements MessageSource {

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, MessageFormat>> parsed = new EnumMap<>(Language.class);

    IcuMessages() throws IOException {
        for (var language : Language.values()) {
            texts.put(language, load(language));
            parsed.put(language, new ConcurrentHashMap<>());
        }
    }

    @Override
    public @Nullable String getMessage(
            String code, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale locale) {
        var text = find(code, arguments, locale);
        return text == null ? otherwise : text;
    }

    @Override
    public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        var text = find(code, arguments, locale);
        if (text == null) {
            throw new NoSuchMessageException(code, language(locale).locale());
        }
        return text;
    }

    @Override
    public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
        for (var code : codes(resolvable)) {
            var text = find(code, resolvable.getArguments(), locale);
            if (text != null) {
                return text;
            }
        }
        var otherwise = resolvable.getDefaultMessage();
        if (otherwise == null) {
            throw new NoSuchMessageException(
                    String.join(", ", codes(resolvable)), language(locale).locale());
        }
        return otherwise;
    }

    private @Nullable String find(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        var language = language(locale);
        var pattern = texts.getOrDefault(language, Map.of()).get(code);
        if (pattern == null) {
            return null;
        }
        boolean isolated = language.rightToLeft() || Isolates.areNeeded(arguments);
        var format = parsed.getOrDefault(language, new HashMap<>())
                .computeIfAbsent(
                        isolated ? Isolates.OPEN + code : code,
                        key -> new MessageFormat(isolated ? Isolates.ofPlaces(pattern) : pattern, language.locale()));
        // A format keeps state while it works, so each use takes a copy.
        var text = format.clone().format(arguments == null ? new Object[0] : arguments);
        return language.rightToLeft() ? Isolates.ofQuotes(text) : text;
    }

    private static String[] codes(MessageSourceResolvable resolvable) {
        var codes = resolvable.getCodes();
        return codes == null ? new String[0] : codes;
    }

    private static Language language(@Nullable Locale locale) {
        return locale == null ? Language.EN : Language.of(locale);
    }

    private static Map<String, String> load(Language language) throws IOException {
        var suffix = language == Language.EN ? "" : "_" + language.code();
        var properties = new Properties();
        for (var bundle : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:i18n/*/messages" + suffix + ".properties")) {
            PropertiesLoaderUtils.fillProperties(properties, new EncodedResource(bundle, StandardCharsets.UTF_8));
        }
        var texts = new HashMap<String, String>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return Map.copyOf(texts);
    }
}
