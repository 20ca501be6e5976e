package io.wasl.meta;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What to do about each of Meta's error codes: the table itself is the resource `errors.txt`.
public final class ErrorTable {

    private static final int COLUMNS = 8;
    private static final NavigableMap<Integer, Row> ROWS = load();

    private ErrorTable() {}

    /// The rule for a code. A code that nobody knows stops only its own message, once, and is shown to a person:
    /// repeating what is not understood costs more than one message.
    public static ErrorRule ruleFor(int code) {
        Row row = find(code);
        return row == null
                ? new ErrorRule(
                        code,
                        Action.GIVE_UP,
                        Scope.MESSAGE,
                        Duration.ZERO,
                        0,
                        null,
                        true,
                        "Meta answered with a code that is not in its published list.")
                : row.rule(code);
    }

    /// The rule for an error: management calls put the telling number into the subcode.
    public static ErrorRule ruleFor(GraphError error) {
        Row subcode = error.code() == 100 ? find(error.subcode()) : null;
        return subcode == null || error.subcode() < 1000 ? ruleFor(error.code()) : subcode.rule(error.subcode());
    }

    /// All rules, a range of codes standing under its first.
    public static List<ErrorRule> rules() {
        return ROWS.values().stream().map(row -> row.rule(row.first())).toList();
    }

    private static @Nullable Row find(int code) {
        Map.Entry<Integer, Row> entry = ROWS.floorEntry(code);
        return entry == null || code > entry.getValue().last() ? null : entry.getValue();
    }

    private static NavigableMap<Integer, Row> load() {
        NavigableMap<Integer, Row> rows = new TreeMap<>();
        try (InputStream resource = Objects.requireNonNull(ErrorTable.class.getResourceAsStream("errors.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Row.parse(line).stream())
                    .forEach(row -> {
                        if (rows.put(row.first(), row) != null) {
                            throw new IllegalStateException("errors.txt lists " + row.first() + " twice");
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private record Row(int first, int last, ErrorRule template) {

        static List<Row> parse(String line) {
            String[] columns = line.split("\\|", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalStateException("errors.txt: not " + COLUMNS + " columns: " + line);
            }
            for (int i = 0; i < COLUMNS; i++) {
                columns[i] = columns[i].strip();
            }
            ErrorRule template = new ErrorRule(
                    0,
                    Action.valueOf(columns[1]),
                    Scope.valueOf(columns[2]),
                    columns[3].isEmpty() ? Duration.ZERO : Duration.parse("PT" + columns[3]),
                    columns[4].isEmpty() ? 0 : Integer.parseInt(columns[4]),
                    columns[5].isEmpty() ? null : ConsentEffect.valueOf(columns[5]),
                    columns[6].equals("alert"),
                    columns[7]);
            List<Row> rows = new ArrayList<>();
            for (String codes : columns[0].split(" ", -1)) {
                int dash = codes.indexOf('-');
                int first = Integer.parseInt(dash < 0 ? codes : codes.substring(0, dash));
                rows.add(new Row(first, dash < 0 ? first : Integer.parseInt(codes.substring(dash + 1)), template));
            }
            return rows;
        }

        ErrorRule rule(int code) {
            return new ErrorRule(
                    code,
                    template.action(),
                    template.scope(),
                    template.delay(),
                    template.retries(),
                    template.effect(),
                    template.alert(),
                    template.meaning());
        }
    }
}
