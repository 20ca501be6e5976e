package io.wasl.sheet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// A table that somebody takes along as a file. Its name says what it is, of what, and of which day.
///
/// @param title what it holds, in the reader's language
/// @param of what it belongs to, such as the name of a campaign; may be empty
public record Download(SheetFormat format, SheetReader reader, String title, String of, LocalDate day) {

    private static final int LONGEST_PART = 80;
    private static final int LONGEST_TAB = 31;

    /// Begins the answer.
    public Sheet open(HttpServletResponse response) throws IOException {
        response.setContentType(format.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var out = response.getOutputStream();
        return switch (format) {
            case CSV -> new CsvSheet(out, reader);
            case XLSX -> new XlsxSheet(out, tab(), reader);
        };
    }

    String fileName() {
        var parts = List.of(part(title), part(of), day.toString()).stream()
                .filter(part -> !part.isEmpty())
                .toList();
        return String.join(" - ", parts) + "." + format.extension();
    }

    /// Without what file systems refuse, and without marks that could turn the ending around.
    private static String part(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\uD800-\\uDFFF]", "")
                .replaceAll("[/\\\\:*?\"<>|]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return first(LONGEST_PART, plain);
    }

    private String tab() {
        return first(LONGEST_TAB, part(title).replaceAll("[\\[\\]']", ""));
    }

    /// The beginning of a text, no character cut in halves.
    private static String first(int most, String text) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))))
                .strip();
    }
}
