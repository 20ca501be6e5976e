package io.wasl.boundary;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The written list of what is sent to every door: what broke something once, here or elsewhere, and its kin.
final class Hostile {

    private static final String LONG = "a".repeat(65_536);
    private static final Charset UTF_32 = Charset.forName("UTF-32");

    /// Texts as a query or a form carries them, already percent-encoded.
    static final List<String> TEXTS = List.of(
            "",
            "%20",
            "%00",
            "a%00b",
            "%FF",
            "%C3%28",
            "%C0%80",
            "%ED%A0%80",
            "%ED%B0%80x",
            "%F4%90%80%80",
            "%EF%BF%BF",
            "%E2%80%AE%D9%88%D8%B5%D9%84",
            "%E2%80%8B",
            "%C2%A0",
            "%0D%0ASet-Cookie:%20a=b",
            "%25",
            "%",
            "%zz",
            "%u0000",
            "-1",
            "0",
            "1.5",
            "NaN",
            "1E400",
            "1E%2B90000000",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "9".repeat(400),
            "%D9%A3%D9%A4",
            "true",
            "null",
            "undefined",
            "%5B%5D",
            "%7B%7D",
            "0000-00-00",
            "-292275055-05-16T16:47:04Z",
            "%2B294277-01-01T00:00:00Z",
            "%2B999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00",
            "294277-12-31",
            "2026-02-30",
            "2026-11-30T25:61",
            "9999-12-31T23:59",
            "10000-01-01T00:00",
            "P999999999999D",
            "Africa/Nowhere",
            "UTC%2B99",
            "'%20OR%201=1--",
            "';DROP%20TABLE%20contact;--",
            "%5C",
            "%25_%25",
            "(((((((((",
            "%5Ba-",
            "a%7Ca*)%2B$",
            "%24%7Bjndi:ldap://x/a%7D",
            "%7B%7Bconstructor%7D%7D",
            "%24%7BT(Runtime)%7D",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "../../../../etc/passwd",
            "..%2F..%2F",
            "//evil.example/",
            "file:///etc/passwd",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "0-0-0-0-99999999999999999999",
            "MA",
            "AAAA",
            "eyJhIjoxfQ",
            "////",
            "AA%3D%3D",
            "MjAyNi0xMS0zMFQwMDowMDowMFo",
            "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
            "Kzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVosMA",
            "LTk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFosMA",
            "AGEA",
            "_w",
            LONG,
            "%F0%9F%98%80".repeat(2000));

    /// Values of one field as JSON carries them.
    static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400000",
            "1E+90000000",
            "1E-90000000",
            "2147483648",
            "9223372036854775808",
            "9".repeat(1_200),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\uffff\\u202e\\u200b\"",
            "\"\\r\\nX: y\"",
            "\"-1\"",
            "\"1E400\"",
            "\"99999999999999999999\"",
            "\"0000-00-00T00:00:00Z\"",
            "\"-292275055-05-16T16:47:04Z\"",
            "\"+294277-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"10000-01-01T00:00:00Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"Africa/Nowhere\"",
            "\"' OR 1=1--\"",
            "\"%\\\\_\"",
            "\"((((\"",
            "\"${jndi:ldap://x/a}{{7*7}}\"",
            "\"nonsense\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"" + LONG + "\"",
            "[]",
            "[null]",
            "[[]]",
            "[1]",
            "[\"\\u0000\"]",
            "[\"\"]",
            "{}",
            "{\"\":null}",
            "{\"\\u0000\":\"\\u0000\"}",
            "{\"\\ud800\":\"x\"}",
            "{\"a\":{\"a\":1}}",
            "{\"a\":null}",
            "{\"a\":{}}",
            "[{}]",
            "[{\"a\":1}]",
            "[".repeat(20_000));

    private Hostile() {}

    /// Whole bodies, whatever the route expects.
    static List<byte[]> bodies() {
        var object = "{\"name\":\"Soa\"}";
        var bodies = new ArrayList<byte[]>();
        for (var text : List.of(
                "",
                " ",
                "{",
                "}",
                "null",
                "true",
                "1",
                "\"x\"",
                "[]",
                "[{}]",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":NaN}",
                "<a/>",
                "a=b",
                "\u0000",
                "{\"\u0000\":1}",
                "[".repeat(20_000),
                "{\"a\":".repeat(5_000))) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        for (var charset : List.of(UTF_32, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
            bodies.add(object.getBytes(charset));
        }
        bodies.add(("\ufeff" + object).getBytes(StandardCharsets.UTF_8));
        bodies.add(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
        bodies.add(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '"', (byte) 0xc0, '"', '}'});
        bodies.add(new byte[1_000]);
        bodies.add(new byte[] {0x1f, (byte) 0x8b, 8, 0});
        return bodies;
    }

    /// Uploads, their parts named `file` and as forms name theirs.
    static List<byte[]> parts() {
        var parts = new ArrayList<byte[]>();
        for (var name :
                List.of("list.csv", "\u0000.csv", "a\u0000b.xlsx", "%00", "\u00ff\u00fe", "../../x", "", LONG)) {
            parts.add(part("file", "; filename=\"" + name + "\"", "phone\n+261341234567\n"));
        }
        parts.add(part("file", "; filename*=UTF-8''%FF%00", "phone\n"));
        parts.add(part("file", "", "phone\n"));
        for (var value : List.of("\u0000", "\u00ff", "\u00ed\u00a0\u0080", "[".repeat(9_000), "{\"a\":1e400000}")) {
            parts.add(part("mapping", "", value));
            parts.add(part("tags", "", value));
            parts.add(part("default_country", "", value));
            parts.add(part("country", "", value));
        }
        parts.add(part("\u0000", "", "x"));
        parts.add("--wall\r\n".getBytes(StandardCharsets.ISO_8859_1));
        parts.add("--wall\r\n\r\n\r\n--wall--\r\n".getBytes(StandardCharsets.ISO_8859_1));
        parts.add("nothing of the kind".getBytes(StandardCharsets.ISO_8859_1));
        parts.add(new byte[0]);
        return parts;
    }

    private static byte[] part(String name, String more, String content) {
        var file = name.equals("file")
                ? ""
                : "--wall\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\nphone\r\n";
        return (file + "--wall\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content
                        + "\r\n--wall--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Headers that a request carries besides its own.
    static List<Map<String, String>> headers() {
        var sets = new ArrayList<Map<String, String>>();
        values().forEach((name, values) -> values.forEach(value -> sets.add(Map.of(name, value))));
        sets.add(Map.of("Sec-Fetch-Site", "same-origin", "Origin", ""));
        sets.add(Map.of("Range", "bytes=0-", "If-Range", "\"x\""));
        return sets;
    }

    private static Map<String, List<String>> values() {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("Origin", List.of("", "null", "/", "//", "http:", "http://[", "\u00ff", "https://evil.example"));
        values.put("Referer", List.of("", "\u00ff", "http://["));
        values.put("Accept", List.of("", "\u00ff", "a", "*/*;q=x", "text/html;q=9", "application/xml", ",,,", "*"));
        values.put("Accept-Language", List.of("", "\u00ff", "x;q=y", "zz-zz-zz-zz", "-", "*;q=1e9", "en".repeat(4000)));
        values.put("Accept-Encoding", List.of("\u00ff", "gzip;q=x"));
        values.put("Accept-Charset", List.of("nonsense", "\u00ff"));
        values.put(
                "Content-Type",
                List.of(
                        "",
                        "x",
                        "\u00ff",
                        "application/json;charset=utf-32",
                        "application/json;charset=nonsense",
                        "application/json;charset=\u0000",
                        "application/x-www-form-urlencoded;charset=nonsense",
                        "application/x-www-form-urlencoded;charset=utf-16",
                        "multipart/form-data",
                        "multipart/form-data;boundary=",
                        "multipart/form-data;boundary=\u00ff",
                        "multipart/mixed;boundary=x",
                        "multipart/",
                        "MULTIPART/FORM-DATA; BOUNDARY=x",
                        "text/html",
                        "application/xml"));
        values.put("Content-Encoding", List.of("gzip", "nonsense"));
        values.put(
                "Authorization",
                List.of("", "Bearer", "Bearer ", "Bearer \u00ff", "Basic !!!", "Basic Og==", "Digest x"));
        values.put(
                "Cookie",
                List.of(
                        "session=",
                        "session=%00.x",
                        "session=\u00ff",
                        "lang=\u00ff",
                        "lang=",
                        "zone=",
                        "zone=%00",
                        "zone=UTC+99",
                        "zone=Nowhere/X",
                        "zone=" + "a".repeat(4000),
                        "zone=GMT0;lang=xx",
                        "csrf=",
                        "csrf=\u00ff",
                        "REDIRECT_URI=\u00ff",
                        "REDIRECT_URI=%%%",
                        "=",
                        ";;;",
                        "a"));
        values.put("HX-Request", List.of("true", "\u00ff"));
        values.put("HX-Target", List.of("\u00ff", "a".repeat(4000)));
        values.put("HX-Current-URL", List.of("", "\u00ff", "http://["));
        values.put("Last-Event-ID", List.of("", "\u00ff", "-1", "9".repeat(40)));
        values.put("If-None-Match", List.of("", "\"", "W/", "\u00ff"));
        values.put("If-Modified-Since", List.of("", "yesterday", "9".repeat(30)));
        values.put("If-Unmodified-Since", List.of("yesterday"));
        values.put("Idempotency-Key", List.of("", "\u00ff", "a".repeat(300), "x y"));
        values.put("X-Forwarded-For", List.of("", "\u00ff", "[", "::1", "1.2.3.4:99999", "unknown", ",,,"));
        values.put("X-Forwarded-Proto", List.of("\u00ff", "https,http", "gopher"));
        values.put("X-Forwarded-Host", List.of("", "\u00ff", "evil.example:99999999"));
        values.put("Forwarded", List.of("for=\"[", "host=\u00ff"));
        values.put("Host", List.of("evil.example", "[::1]:80", "a:b", "\u00ff"));
        values.put("Expect", List.of("nonsense"));
        values.put("X-HTTP-Method-Override", List.of("DELETE"));
        values.put("X-XSRF-TOKEN", List.of("", "\u00ff", "%00"));
        return values;
    }
}
