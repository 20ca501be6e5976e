package io.wasl.campaign;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// What a walk through an audience found, in numbers.
///
/// @param verdicts how many people got each verdict; every verdict is there
/// @param ready how many will be written to, by the country of their number
/// @param recent how many of the ready got a campaign in the last days
/// @param undecided of how many of the ready nobody knows whether they want marketing
/// @param wholeAddresses how many of the ready would get a button that leads nowhere
record Survey(Map<Verdict, Long> verdicts, Map<String, Long> ready, long recent, long undecided, long wholeAddresses) {

    Survey(Map<Verdict, Long> verdicts, Map<String, Long> ready, long recent) {
        this(verdicts, ready, recent, 0, 0);
    }

    long total() {
        return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /// Counts while the walk goes on.
    static final class Counter {

        private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        private final Map<String, Long> ready = new TreeMap<>();
        private long recent;
        private long undecided;
        private long wholeAddresses;
        private long walked;

        Counter() {
            for (Verdict verdict : Verdict.values()) {
                verdicts.put(verdict, 0L);
            }
        }

        void count(Recipient recipient, String country, boolean recently) {
            walked++;
            verdicts.merge(recipient.verdict(), 1L, Long::sum);
            if (recipient.verdict() == Verdict.READY) {
                ready.merge(country, 1L, Long::sum);
                recent += recently ? 1 : 0;
            }
        }

        void countUndecided() {
            undecided++;
        }

        void countWholeAddress() {
            wholeAddresses++;
        }

        long walked() {
            return walked;
        }

        Survey survey() {
            return new Survey(Map.copyOf(verdicts), Map.copyOf(ready), recent, undecided, wholeAddresses);
        }
    }
}
