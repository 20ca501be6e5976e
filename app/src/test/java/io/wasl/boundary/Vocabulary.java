package io.wasl.boundary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/// What a route calls the things that it takes: found in its handler and in the forms of its module's pages, so that a
/// new field needs no entry here.
final class Vocabulary {

    private static final Pattern FIELD = Pattern.compile("name=\"([A-Za-z][\\w.-]*)\"");
    private static final Pattern BOUND = Pattern.compile("th:name=\"\\$\\{'([a-z.-]+)' \\+");
    private static final int DEEPEST = 3;

    private final Map<String, Set<String>> fields = new LinkedHashMap<>();

    /// The names of a request's parameters.
    Set<String> parameters(HandlerMethod handler) {
        var names = new TreeSet<>(Set.of("limit", "cursor", "page"));
        for (var parameter : handler.getMethod().getParameters()) {
            var given = parameter.getAnnotation(RequestParam.class);
            if (given != null || parameter.getType().isRecord()) {
                names.addAll(names(parameter, given));
            }
        }
        names.addAll(fields.computeIfAbsent(module(handler), Vocabulary::ofForms));
        return names;
    }

    /// The paths of a JSON body's fields, as in `audience.recipients[].phone`; empty if the route takes none.
    static List<String> body(HandlerMethod handler) {
        var paths = new ArrayList<String>();
        for (var parameter : handler.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                collect("", parameter.getParameterizedType(), 0, paths);
            }
        }
        return paths;
    }

    private static Set<String> names(Parameter parameter, @Nullable RequestParam given) {
        if (given != null) {
            return Set.of(given.value().isEmpty() ? parameter.getName() : given.value());
        }
        var names = new TreeSet<String>();
        for (var component : parameter.getType().getRecordComponents()) {
            names.add(component.getName());
        }
        return names;
    }

    private static void collect(String path, Type type, int depth, List<String> paths) {
        if (type instanceof ParameterizedType many) {
            boolean map = Map.class.isAssignableFrom((Class<?>) many.getRawType());
            var part = many.getActualTypeArguments()[map ? 1 : 0];
            collect(path + (map ? ".1" : "[]"), part, depth, paths);
        } else if (type instanceof Class<?> plain && plain.isRecord() && depth < DEEPEST) {
            for (var component : plain.getRecordComponents()) {
                var inner = (path.isEmpty() ? "" : path + ".") + json(component);
                paths.add(inner);
                collect(inner, component.getGenericType(), depth + 1, paths);
            }
        } else if (!path.isEmpty() && !paths.contains(path)) {
            paths.add(path);
        }
    }

    private static String json(RecordComponent component) {
        return component.getName().equals("imported")
                ? "import"
                : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String module(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().split("\\.")[2];
    }

    private static Set<String> ofForms(String module) {
        var names = new TreeSet<String>();
        try {
            var pages = new PathMatchingResourcePatternResolver().getResources("classpath*:templates/" + module + "/*");
            for (var page : pages) {
                var text = page.getContentAsString(StandardCharsets.UTF_8);
                FIELD.matcher(text).results().forEach(found -> names.add(found.group(1)));
                BOUND.matcher(text).results().forEach(found -> names.add(found.group(1) + "1"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
