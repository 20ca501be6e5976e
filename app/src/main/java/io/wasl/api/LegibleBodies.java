package io.wasl.api;

import io.wasl.kernel.Legible;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/// Refuses a JSON body with a NUL or half a character in it, and says in which field, however its route reads it.
@RestControllerAdvice
class LegibleBodies extends RequestBodyAdviceAdapter {

    /// A body that was read to its end.
    private record Read(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage body,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var bytes = body.getBody().readAllBytes();
        var field = illegible(bytes);
        if (field != null) {
            throw ApiProblem.invalid(field, "holds a character that is no text");
        }
        return new Read(body.getHeaders(), new ByteArrayInputStream(bytes));
    }

    /// The first field whose name or text is none.
    private static @Nullable String illegible(byte[] bytes) {
        try (var parser = ApiConfiguration.JSON.createParser(bytes)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (isText(token) && !Legible.isText(parser.getString())) {
                    return path(parser);
                }
            }
        } catch (JacksonException broken) {
            // Whoever reads it for its sense says where it breaks.
            return null;
        }
        return null;
    }

    private static boolean isText(JsonToken token) {
        return token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
    }

    private static String path(JsonParser parser) {
        var path = new StringBuilder();
        for (TokenStreamContext at = parser.streamReadContext(); at != null && !at.inRoot(); at = at.getParent()) {
            String name = at.currentName();
            if (at.inArray()) {
                path.insert(0, "[" + at.getCurrentIndex() + "]");
            } else if (name != null && Legible.isText(name)) {
                path.insert(0, "." + name);
            }
        }
        return path.isEmpty() || path.charAt(0) != '.' ? path.toString() : path.substring(1);
    }
}
