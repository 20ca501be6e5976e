package io.wasl.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a run of the laboratory adds up to.
final class Tally {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Map<String, Line> lines = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private final Set<UUID> attributed = new HashSet<>();
    private long kills;
    private long messages;
    private long inbound;
    private long inDoubtOfKills;
    private long acceptedOfKills;
    private long clearSoon;
    private long clearSoonWhileUp;
    private int mostInDoubtOfKills;
    private int mostInDoubtOfOneNumber;
    private int duplicates;
    private int losses;
    private long earlierMessages;
    private long earlierInbound;
    private int earlierDuplicates;
    private int earlierLosses;

    /// Of one kind of fault.
    static final class Line {
        private int times;
        private long accepted;
        private long inDoubt;
        private int mostInDoubt;
        private long unconfirmed;
        private long late;

        int times() {
            return times;
        }

        long accepted() {
            return accepted;
        }

        long inDoubt() {
            return inDoubt;
        }

        int mostInDoubt() {
            return mostInDoubt;
        }

        long unconfirmed() {
            return unconfirmed;
        }

        /// Of the messages that Meta had taken, those of which the platform did not know within a minute of the kill.
        long late() {
            return late;
        }
    }

    void strikes(Strike strike) {
        if (strike.fault().isKill()) {
            kills++;
        }
        line(strike).times++;
    }

    void found(String finding) {
        findings.add(finding);
    }

    /// Of a new world, in which nothing has happened yet.
    void begin() {
        earlierMessages += messages;
        earlierInbound += inbound;
        earlierDuplicates += duplicates;
        earlierLosses += losses;
        messages = 0;
        inbound = 0;
        duplicates = 0;
        losses = 0;
    }

    /// Adds up what is known of strikes after which everything came to rest.
    void add(List<Strike> strikes, Examination result, AcceptLog accepted) {
        findings.addAll(result.findings());
        messages = result.messages();
        inbound = result.inbound();
        duplicates = result.duplicates().size();
        losses = result.lost().size();
        for (Strike strike : strikes) {
            add(strike, doubts(strike, strikes, result), result, accepted);
        }
    }

    long kills() {
        return kills;
    }

    long messages() {
        return earlierMessages + messages;
    }

    long inbound() {
        return earlierInbound + inbound;
    }

    int duplicates() {
        return earlierDuplicates + duplicates;
    }

    int losses() {
        return earlierLosses + losses;
    }

    List<String> findings() {
        return findings;
    }

    Map<String, Line> lines() {
        return lines;
    }

    long inDoubtOfKills() {
        return inDoubtOfKills;
    }

    int mostInDoubtOfKills() {
        return mostInDoubtOfKills;
    }

    int mostInDoubtOfOneNumber() {
        return mostInDoubtOfOneNumber;
    }

    /// Of the messages that a kill left in doubt, those that Meta had taken.
    long acceptedOfKills() {
        return acceptedOfKills;
    }

    /// Of those, the ones of which the platform knew within a minute of the kill.
    long clearSoon() {
        return clearSoon;
    }

    /// Of those, the ones of which the platform knew within a minute in which it was there.
    long clearSoonWhileUp() {
        return clearSoonWhileUp;
    }

    private void add(Strike strike, Set<UUID> doubts, Examination result, AcceptLog accepted) {
        var line = line(strike);
        line.accepted += strike.accepted();
        line.inDoubt += doubts.size();
        line.mostInDoubt = Math.max(line.mostInDoubt, doubts.size());
        line.unconfirmed +=
                doubts.stream().filter(result.unconfirmed()::contains).count();
        if (strike.fault().isKill()) {
            var taken = doubts.stream().filter(accepted::has).toList();
            inDoubtOfKills += doubts.size();
            mostInDoubtOfKills = Math.max(mostInDoubtOfKills, doubts.size());
            mostInDoubtOfOneNumber = Math.max(mostInDoubtOfOneNumber, strike.mostOfOneNumber(doubts));
            acceptedOfKills += taken.size();
            long soon = taken.stream()
                    .filter(message -> strike.wasClearWithin(SOON, message))
                    .count();
            clearSoon += soon;
            line.late += taken.size() - soon;
            clearSoonWhileUp += taken.stream()
                    .filter(message -> strike.wasClearWithinUptime(SOON, message))
                    .count();
        }
    }

    /// Of a kill: what was on its way. Of any other fault: what came to be in doubt from then on, until the next.
    private Set<UUID> doubts(Strike strike, List<Strike> strikes, Examination result) {
        int next = strikes.indexOf(strike) + 1;
        var until = next < strikes.size() ? strikes.get(next).at() : null;
        var doubts = result.inDoubt().values().stream()
                .filter(doubt -> !attributed.contains(doubt.message()))
                .filter(doubt -> !doubt.at().isBefore(strike.at()))
                .filter(doubt -> strike.fault().isKill()
                        ? strike.hasCaught(doubt.message())
                        : until == null || doubt.at().isBefore(until))
                .map(Books.InDoubt::message)
                .collect(Collectors.toSet());
        attributed.addAll(doubts);
        return doubts;
    }

    private Line line(Strike strike) {
        var words = strike.fault().words() + (strike.place().isEmpty() ? "" : " " + strike.place());
        return lines.computeIfAbsent(words, any -> new Line());
    }
}
