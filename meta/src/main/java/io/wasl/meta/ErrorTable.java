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

    /// The family of codes that are in no line.
    public static final int UNKNOWN = -1;

    /// In place of a code where Meta gave none. As the code of an answer it is Meta's word for a bad token.
    public static final int NO_CODE = 0;

    private static final int COLUMNS = 8;
    private static final NavigableMap<Integer, Row> ROWS = load();

    private ErrorTable() {}

    /// The rule for a code that came in a status, or that was kept. A code that nobody knows stops only its own
    /// message, once, and is shown to a person:
    /// repeating what is not understood costs more than one message.
    public static ErrorRule ruleFor(int code) {
        return code == NO_CODE ? stopsItsMessage(code, NO_CODE, "WhatsApp gave no reason.") : known(code);
    }

    /// The rule for an error in an answer: management calls put the telling number into the subcode.
    public static ErrorRule ruleFor(GraphError error) {
        Row subcode = error.code() == 100 ? find(error.subcode()) : null;
        return subcode == null || error.subcode() < 1000 ? known(error.code()) : subcode.rule(error.subcode());
    }

    /// All rules, a range of codes standing under its first.
    public static List<ErrorRule> rules() {
        return ROWS.values().stream().map(row -> row.rule(row.first())).toList();
    }

    private static ErrorRule known(int code) {
        Row row = find(code);
        return row == null
                ? stopsItsMessage(code, UNKNOWN, "Meta answered with a code that is not in its published list.")
                : row.rule(code);
    }

    private static ErrorRule stopsItsMessage(int code, int family, String meaning) {
        return new ErrorRule(code, Action.GIVE_UP, Scope.MESSAGE, Duration.ZERO, 1, 0, null, true, family, meaning);
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
            Action action = Action.valueOf(columns[1]);
            String[] delay = columns[3].split("x", -1);
            ErrorRule template = new ErrorRule(
                    0,
                    action,
                    Scope.valueOf(columns[2]),
                    delay[0].isEmpty() ? Duration.ZERO : Duration.parse("PT" + delay[0]),
                    delay.length == 2 ? Integer.parseInt(delay[1]) : action == Action.RETRY ? 2 : 1,
                    columns[4].isEmpty() ? 0 : Integer.parseInt(columns[4]),
                    columns[5].isEmpty() ? null : ConsentEffect.valueOf(columns[5]),
                    columns[6].equals("alert"),
                    first(columns[0].split(" ", -1)[0]),
                    columns[7]);
            List<Row> rows = new ArrayList<>();
            for (String codes : columns[0].split(" ", -1)) {
                int dash = codes.indexOf('-');
                int first = first(codes);
                rows.add(new Row(first, dash < 0 ? first : Integer.parseInt(codes.substring(dash + 1)), template));
            }
            return rows;
        }

        private static int first(String codes) {
            int dash = codes.indexOf('-');
            return Integer.parseInt(dash < 0 ? codes : codes.substring(0, dash));
        }

        ErrorRule rule(int code) {
            return new ErrorRule(
                    code,
                    template.action(),
                    template.scope(),
                    template.delay(),
                    template.growth(),
                    template.retries(),
                    template.effect(),
                    template.alert(),
                    template.family(),
                    template.meaning());
        }
    }
}
