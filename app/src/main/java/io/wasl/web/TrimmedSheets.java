package io.wasl.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.TransformedResource;

/// Serves Tabler's sheets without what no page of ours uses, which is most of them. Below the fingerprints, so that
/// these tell of what is served.
final class TrimmedSheets extends AbstractResourceResolver {

    private static final Logger log = LoggerFactory.getLogger(TrimmedSheets.class);
    private static final Pattern SHEET = Pattern.compile("tabler\\..*css");
    private static final Pattern WORD = Pattern.compile("[\\w-]+");
    private static final List<String> WRITTEN = List.of("classpath*:templates/**/*.html", "classpath*:assets/*.*");

    /// Spring's caches tell resources apart by their descriptions, and would take one sheet for the other.
    private static final class Trimmed extends TransformedResource {

        private final String description;

        Trimmed(Resource sheet, String text) {
            super(sheet, text.getBytes(StandardCharsets.UTF_8));
            this.description = "trimmed " + sheet.getDescription();
        }

        @Override
        public String getDescription() {
            return description;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Trimmed that && description.equals(that.description);
        }

        @Override
        public int hashCode() {
            return description.hashCode();
        }
    }

    private final Map<String, Resource> trimmed = new ConcurrentHashMap<>();

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource found = chain.resolveResource(request, path, locations);
        return found == null || !SHEET.matcher(path).matches()
                ? found
                : trimmed.computeIfAbsent(path, _ -> trim(found));
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    private static Resource trim(Resource sheet) {
        try {
            String whole = sheet.getContentAsString(StandardCharsets.UTF_8);
            var words = words();
            if (words.isEmpty()) {
                log.warn("The pages cannot be listed here, so {} is served whole", sheet.getFilename());
                return sheet;
            }
            return new Trimmed(sheet, new SheetTrim(words).trim(whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// None if one of the places cannot be listed.
    static Set<String> words() throws IOException {
        var words = new HashSet<String>();
        for (var place : WRITTEN) {
            var files = new PathMatchingResourcePatternResolver().getResources(place);
            if (files.length == 0) {
                return Set.of();
            }
            for (var file : files) {
                WORD.matcher(file.getContentAsString(StandardCharsets.UTF_8))
                        .results()
                        .map(MatchResult::group)
                        .forEach(words::add);
            }
        }
        return words;
    }
}
