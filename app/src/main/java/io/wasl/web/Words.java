package io.wasl.web;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/// What every template may ask: `#fmt` how to write a number or a time, `#shell` who reads, `#bars` how long a bar is,
/// `#parts` what other modules show.
/// Not by `@bean`, which Thymeleaf refuses within messages, links and most attributes.
@Component
class Words implements IExpressionObjectDialect {

    private final Map<String, Object> words;

    Words(Formats formats, Shell shell, Bars bars, Parts parts) {
        this.words = Map.of("fmt", formats, "shell", shell, "bars", bars, "parts", parts);
    }

    @Override
    public String getName() {
        return "wasl";
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return words.keySet();
            }

            @Override
            public @Nullable Object buildObject(IExpressionContext context, String name) {
                return words.get(name);
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }
}
