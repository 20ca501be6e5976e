package io.wasl.audience;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// In which encoding a text is written: the one that its first bytes name, UTF-8 if it is UTF-8, or the older one that
/// makes words of it.
enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE),
    WINDOWS_1252(Charset.forName("windows-1252")),
    WINDOWS_1256(Charset.forName("windows-1256")),
    /// Of MS-DOS in Western Europe; programs for tills and stocks still write it.
    IBM_850(Charset.forName("IBM850")),
    /// Of old Macintoshes.
    MAC_ROMAN(Charset.forName("x-MacRoman")),
    UTF_32LE(Charset.forName("UTF-32LE")),
    UTF_32BE(Charset.forName("UTF-32BE"));

    private static final int BEGINNING = 4_096;
    private static final char UNREADABLE = '\uFFFD';
    private static final char MARK = '\uFEFF';
    private static final Map<String, TextEncoding> NAMES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        for (var encoding : values()) {
            NAMES.put(encoding.label(), encoding);
        }
        NAMES.putAll(Map.of("utf8", UTF_8, "utf-16", UTF_16LE, "cp1252", WINDOWS_1252, "cp1256", WINDOWS_1256));
        NAMES.putAll(Map.of("iso-8859-1", WINDOWS_1252, "latin1", WINDOWS_1252));
        NAMES.putAll(Map.of("cp850", IBM_850, "ibm-850", IBM_850, "macroman", MAC_ROMAN, "macintosh", MAC_ROMAN));
        NAMES.putAll(Map.of("utf-32", UTF_32LE));
    }

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    static Optional<TextEncoding> named(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }

    static TextEncoding of(Path file) throws IOException {
        byte[] beginning;
        try (var bytes = Files.newInputStream(file)) {
            beginning = bytes.readNBytes(BEGINNING);
        }
        if (startsWith(beginning, 0xEF, 0xBB, 0xBF)) {
            return UTF_8;
        }
        if (startsWith(beginning, 0xFF, 0xFE, 0, 0)) {
            return UTF_32LE;
        }
        if (startsWith(beginning, 0, 0, 0xFE, 0xFF)) {
            return UTF_32BE;
        }
        if (startsWith(beginning, 0xFF, 0xFE)) {
            return UTF_16LE;
        }
        if (startsWith(beginning, 0xFE, 0xFF)) {
            return UTF_16BE;
        }
        return wide(beginning).orElseGet(() -> narrow(file));
    }

    Charset charset() {
        return charset;
    }

    /// Every one that a reader may choose.
    static List<String> labels() {
        return Stream.of(values()).map(TextEncoding::label).toList();
    }

    /// As HTTP and Java name it.
    String label() {
        return charset.name().toLowerCase(Locale.ROOT);
    }

    /// Reads what is written in this encoding, without a byte order mark. What does not exist in it is read as
    /// `U+FFFD`.
    Reader read(InputStream bytes) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(bytes, charset));
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }

    /// Of every two bytes of UTF-16, one is zero wherever a digit or a Latin letter stands; of every four of UTF-32,
    /// two or three are.
    private static Optional<TextEncoding> wide(byte[] beginning) {
        int[] zeros = new int[4];
        for (int i = 0; i < beginning.length; i++) {
            zeros[i % 4] += beginning[i] == 0 ? 1 : 0;
        }
        int even = zeros[0] + zeros[2];
        int odd = zeros[1] + zeros[3];
        int many = beginning.length / 8;
        int all = beginning.length / 4;
        if (all > 0 && zeros[2] == all && zeros[3] == all && zeros[0] < all) {
            return Optional.of(UTF_32LE);
        }
        if (all > 0 && zeros[0] >= all && zeros[1] >= all && zeros[3] < all) {
            return Optional.of(UTF_32BE);
        }
        if (odd > many && even * 10 < odd) {
            return Optional.of(UTF_16LE);
        }
        return even > many && odd * 10 < even ? Optional.of(UTF_16BE) : Optional.empty();
    }

    private static TextEncoding narrow(Path file) {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            if (isUtf8(file)) {
                return UTF_8;
            }
            return isArabic(bytes) ? WINDOWS_1256 : WesternGuess.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A few broken bytes in a text that is UTF-8 elsewhere spoil their rows, not the whole.
    private static boolean isUtf8(Path file) throws IOException {
        long good = 0;
        long bad = 0;
        char[] buffer = new char[1 << 14];
        try (var text = UTF_8.read(Files.newInputStream(file))) {
            for (int length = text.read(buffer); length > 0; length = text.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    bad += buffer[i] == UNREADABLE ? 1 : 0;
                    good += buffer[i] > 0x7F && buffer[i] != UNREADABLE ? 1 : 0;
                }
            }
        }
        return bad * 10 <= good;
    }

    /// Arabic words are nothing but high bytes; in Western ones an accented letter stands among plain ones.
    private static boolean isArabic(InputStream bytes) throws IOException {
        long together = 0;
        long alone = 0;
        int run = 0;
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            if (b >= 0xC0) {
                run++;
            } else {
                together += run > 2 ? run : 0;
                alone += run > 0 && run <= 2 ? run : 0;
                run = 0;
            }
        }
        together += run > 2 ? run : 0;
        return together > alone;
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
