package io.wasl.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where settings come from: a `.env` file, and the environment, which wins.
public final class Environment {

    private static final Set<String> KNOWN =
            Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet());

    private Environment() {}

    /// @throws SettingProblem if the file has a line that is no setting, or a setting that is unknown
    public static Map<String, String> read(Path file, Map<String, String> environment) {
        var settings = new HashMap<String, String>();
        if (Files.exists(file)) {
            readFile(file, settings);
        }
        environment.forEach((name, value) -> {
            if (KNOWN.contains(name)) {
                settings.put(name, value);
            } else if (name.startsWith("META_") || name.startsWith("WHATSAPP_")) {
                throw unknown(name, "the environment");
            }
        });
        return settings;
    }

    private static void readFile(Path file, Map<String, String> settings) {
        try {
            int number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                readLine(file + " line " + number, line.strip(), settings);
            }
        } catch (MalformedInputException e) {
            throw new SettingProblem(file.toString(), "is not UTF-8 text");
        } catch (IOException e) {
            throw new SettingProblem(file.toString(), "cannot be read");
        }
    }

    private static void readLine(String place, String line, Map<String, String> settings) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw new SettingProblem(place, "is not NAME=value");
        }
        var name = line.substring(0, equals).strip().replaceFirst("^export\\s+", "");
        if (!KNOWN.contains(name)) {
            throw unknown(name, place);
        }
        settings.put(name, unquoted(line.substring(equals + 1).strip()));
    }

    private static SettingProblem unknown(String name, String place) {
        var nearest = KNOWN.stream().filter(known -> distance(known, name) <= 3).findFirst();
        return new SettingProblem(
                name,
                "unknown setting in " + place
                        + nearest.map(known -> "; did you mean " + known + "?")
                                .orElse("; ./wasl serve --help lists them all"));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && (isBetween(value, "\"") || isBetween(value, "'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean isBetween(String value, String quote) {
        return value.startsWith(quote) && value.endsWith(quote);
    }

    /// The number of letters to add, drop or change to come from one name to the other (Levenshtein).
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
