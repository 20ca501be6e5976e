package io.wasl.lab;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// What a run of the laboratory found, for people.
///
/// @param rounds how many kills were asked for
/// @param seed of its chance
/// @param machine on which it ran
/// @param commit of the program that was examined
record Report(LocalDate date, int rounds, long seed, String machine, String commit, Duration took, Tally tally) {

    String markdown() {
        var text = new StringBuilder();
        text.append("""
                # The crash laboratory: a long run

                Platforms and their database are killed, frozen and cut off in the midst of campaigns, and what Meta's stand-in
                accepted is held against what the platform says. [How the engine is proven](proofs.md) tells what is done and
                what is looked at. To run the same again:

                ```sh
                ./wasl lab --rounds %d --seed %d --report docs/crash-laboratory.md
                ```

                Chance begins with the seed; which message is on its way when something dies is different each time.

                | | |
                |---|---|
                | date | %s |
                | machine | %s |
                | commit | %s |
                | took | %d min |
                | kills | **%,d** |
                | messages | %,d out, %,d from people in |
                | left twice without a stored reason | **%d** |
                | lost | **%d** |
                | in doubt after kills | %,d, at most %d after one, and at most %d of one number |
                | of these accepted by Meta | %,d |
                | known within 60 s of the kill, other kills following all the time | %s |
                | known within 60 s in which a platform was up | %s |

                | fault | times | accepted until the next | in doubt | most at once | known later than 60 s | unconfirmed in the end |
                |---|--:|--:|--:|--:|--:|--:|
                """.formatted(
                        rounds,
                        seed,
                        date,
                        machine,
                        commit,
                        took.toMinutes(),
                        tally.kills(),
                        tally.messages(),
                        tally.inbound(),
                        tally.duplicates(),
                        tally.losses(),
                        tally.inDoubtOfKills(),
                        tally.mostInDoubtOfKills(),
                        tally.mostInDoubtOfOneNumber(),
                        tally.acceptedOfKills(),
                        share(tally.clearSoon()),
                        share(tally.clearSoonWhileUp())));
        tally.lines()
                .forEach((fault, line) -> text.append("| %s | %,d | %,d | %,d | %,d | %,d | %,d |%n"
                        .formatted(
                                fault,
                                line.times(),
                                line.accepted(),
                                line.inDoubt(),
                                line.mostInDoubt(),
                                line.late(),
                                line.unconfirmed())));
        text.append(findings(tally.findings()));
        return text.toString();
    }

    private String share(long known) {
        return tally.acceptedOfKills() == 0
                ? "none were"
                : "%,d (%.2f %%)".formatted(known, 100.0 * known / tally.acceptedOfKills());
    }

    private static String findings(List<String> findings) {
        if (findings.isEmpty()) {
            return "\nNo promise was broken.\n";
        }
        var text = new StringBuilder("\n**Broken promises**\n\n");
        findings.forEach(finding -> text.append("* ").append(finding).append('\n'));
        return text.toString();
    }
}
