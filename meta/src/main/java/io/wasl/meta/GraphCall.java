package io.wasl.meta;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One call, before anything is opened.
///
/// @param target path and query after the version
/// @param maxAnswerBytes where reading stops
/// @param secrets what must not be seen in any text that comes of this call
@SuppressWarnings("ArrayRecordComponent") // never compared
record GraphCall(
        String method,
        String target,
        byte @Nullable [] body,
        String contentType,
        int maxAnswerBytes,
        List<String> secrets) {

    private static final int SMALL_ANSWER = 64 * 1024;
    private static final int LARGE_ANSWER = 8 * 1024 * 1024;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_]{1,100}");

    static GraphCall post(String... path) {
        return new GraphCall("POST", join(path), null, "", SMALL_ANSWER, List.of());
    }

    static GraphCall delete(String... path) {
        return new GraphCall("DELETE", join(path), null, "", SMALL_ANSWER, List.of());
    }

    static GraphCall get(Map<String, String> query, String... path) {
        return new GraphCall("GET", join(path) + "?" + form(query), null, "", LARGE_ANSWER, List.of());
    }

    GraphCall json(byte[] json) {
        return new GraphCall(method, target, json, "application/json", maxAnswerBytes, secrets);
    }

    GraphCall withForm(Map<String, String> fields) {
        return new GraphCall(
                method,
                target,
                form(fields).getBytes(StandardCharsets.US_ASCII),
                "application/x-www-form-urlencoded",
                maxAnswerBytes,
                secrets);
    }

    GraphCall hiding(String secret) {
        List<String> more = new ArrayList<>(secrets);
        more.add(secret);
        return new GraphCall(method, target, body, contentType, maxAnswerBytes, List.copyOf(more));
    }

    @Override
    public String toString() {
        return method + " " + target.replaceFirst("\\?.*", "");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String join(String... path) {
        for (String segment : path) {
            if (!SEGMENT.matcher(segment).matches()) {
                throw new IllegalArgumentException("An id of Meta's is made of letters and digits");
            }
        }
        return String.join("/", path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
