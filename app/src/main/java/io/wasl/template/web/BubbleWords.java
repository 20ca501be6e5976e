package io.wasl.template.web;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/// What pages may ask about messages: `#bubble` how WhatsApp shows a text, `#templateLanguages` what a language is
/// called.
@Component
class BubbleWords implements IExpressionObjectDialect {

    private final Map<String, Object> words =
            Map.of("bubble", new BubbleMarkup(), "templateLanguages", new TemplateLanguages());

    @Override
    public String getName() {
        return "bubble";
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
