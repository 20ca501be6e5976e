package io.wasl.lab;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/// What a siege found, for people.
///
/// @param load what the system said of its load before and after
record SiegeReport(LocalDate date, int seconds, String machine, String commit, String load, Siege.Outcome outcome) {

    String markdown() {
        var callers = outcome.callers();
        var result = outcome.examination();
        var text = new StringBuilder();
        text.append("""
                # The attack laboratory: a long run

                One platform with its embedded database, under a supervisor, with %s of heap; people write to it all the
                time, each message a signed webhook that comes again until it is acknowledged, and campaigns run. Meanwhile it
                is attacked in every way below, one after the other, by sixteen at a time on the same machine. When everything
                has come to rest, the oracle of the [crash laboratory](proofs.md) holds what Meta's stand-in accepted against
                what the platform says. To run the same again:

                ```sh
                ./wasl lab --attack --seconds %d --report docs/attack-laboratory.md
                ```

                | | |
                |---|---|
                | date | %s |
                | machine | %s |
                | load of the system, mean of a minute | %s |
                | commit | %s |
                | signed webhooks | %,d |
                | acknowledged in the end | **%,d (%.2f %%)** |
                | answered otherwise first, and sent again | %,d |
                | not answered, and sent again | %,d |
                | answer at the door, half of them within | %,d ms |
                | 95 %% within | %,d ms |
                | 99 %% within | %,d ms |
                | the slowest | %,d ms |
                | longest time without an acknowledgement | %.1f s |
                | ends of the process | %d, and %.1f s until it was ready again, at most |
                | messages | %,d out, %,d from people in |
                | left twice without a stored reason | **%d** |
                | lost | **%d** |

                | attack | answers |
                |---|---|
                """.formatted(
                        Programs.heap(),
                        seconds,
                        date,
                        machine,
                        load,
                        commit,
                        callers.begun(),
                        callers.acknowledged().size(),
                        100.0 * callers.acknowledged().size() / Math.max(1, callers.begun()),
                        callers.refused(),
                        callers.unanswered(),
                        callers.percentile(0.5),
                        callers.percentile(0.95),
                        callers.percentile(0.99),
                        callers.percentile(1),
                        seconds(callers.longestSilence()),
                        outcome.besieged().ends(),
                        seconds(outcome.besieged().longestAway()),
                        result.messages(),
                        result.inbound(),
                        result.duplicates().size(),
                        result.lost().size()));
        outcome.intruders()
                .forEach((attack, intruder) ->
                        text.append("| %s | %s |%n".formatted(attack.words(), answers(intruder.answers()))));
        return text.append(findings()).toString();
    }

    private String findings() {
        if (outcome.findings().isEmpty()) {
            return "\nNo promise was broken.\n";
        }
        return outcome.findings().stream()
                .map(finding -> "* " + finding + "\n")
                .collect(Collectors.joining("", "\n**Broken promises**\n\n", ""));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static String answers(Map<Integer, Integer> answers) {
        if (answers.isEmpty()) {
            return "struck once";
        }
        return answers.entrySet().stream()
                .map(answer -> "%s %,d times".formatted(words(answer.getKey()), answer.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(int status) {
        return switch (status) {
            case 0 -> "left or not answered";
            case 1 -> "dripped on";
            default -> Integer.toString(status);
        };
    }
}
