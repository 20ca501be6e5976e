package io.wasl.lab;

import io.wasl.message.MessageStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Holds what the platform says against what the simulator wrote down, once everything has come to rest.
final class Oracle {

    private static final Set<MessageStatus> UNFINISHED = EnumSet.of(MessageStatus.QUEUED, MessageStatus.SENDING);
    private static final int TOLD_AT_MOST = 20;

    private final World world;

    Oracle(World world) {
        this.world = world;
    }

    /// @param written what people wrote to us, by the ids that Meta gave
    Examination examine(List<String> written) {
        var accepted = world.accepted();
        accepted.readOn();
        var kept = world.books().outbound();
        List<String> findings = new ArrayList<>();
        world.books()
                .standstill()
                .forEach(reason ->
                        findings.add("nothing is sent, for the database is taken for a restored one: " + reason));
        var duplicates = duplicates(findings);
        var lost = lost(kept, findings);
        batches(kept, findings);
        inbound(written, findings);
        imports(findings);
        world.books().refusedEvents().forEach(event -> findings.add("an event was not taken: " + event));
        if (accepted.nameless() > 0) {
            findings.add(accepted.nameless() + " messages were accepted that carry no name of ours");
        }
        Map<UUID, Books.InDoubt> inDoubt = new HashMap<>();
        world.books().inDoubt().forEach(doubt -> inDoubt.put(doubt.message(), doubt));
        return new Examination(
                shortened(findings),
                duplicates,
                lost,
                kept.stream()
                        .filter(message -> message.status() == MessageStatus.UNCONFIRMED)
                        .map(Books.Kept::id)
                        .collect(Collectors.toSet()),
                inDoubt,
                kept.size(),
                written.size());
    }

    /// More often accepted than there are stored reasons to send again.
    private Set<UUID> duplicates(List<String> findings) {
        var reasons = world.books().sentAgain();
        Set<UUID> duplicates = new HashSet<>();
        for (UUID message : Set.copyOf(world.accepted().repeated())) {
            int times = world.accepted().attempts(message).size();
            if (times > 1 + reasons.getOrDefault(message, 0)) {
                duplicates.add(message);
                findings.add("DUPLICATE: %s was accepted %d times, as attempts %s"
                        .formatted(message, times, world.accepted().attempts(message)));
            }
        }
        return duplicates;
    }

    private Set<UUID> lost(List<Books.Kept> kept, List<String> findings) {
        Set<UUID> lost = new HashSet<>(world.accepted().all().keySet());
        for (var message : kept) {
            boolean sent = lost.remove(message.id());
            var wrong = wrong(message, sent);
            if (!wrong.isEmpty()) {
                findings.add("%s of batch %s stands as %s, %s"
                        .formatted(message.id(), message.batch(), message.status(), wrong));
                lost.add(message.id());
            }
        }
        return lost;
    }

    /// Empty if it stands where it should.
    private static String wrong(Books.Kept message, boolean sent) {
        var status = message.status();
        boolean dead = Shop.DEAD_PHONES.contains(message.phone());
        if (UNFINISHED.contains(status)) {
            return "though nothing goes on any more";
        }
        if (sent && status != (dead ? MessageStatus.FAILED : MessageStatus.READ)) {
            return "though Meta took it and told what became of it";
        }
        boolean claimed = status != MessageStatus.UNCONFIRMED && status != MessageStatus.CANCELLED;
        return !sent && claimed ? "though Meta never took it" : "";
    }

    private void batches(List<Books.Kept> kept, List<String> findings) {
        Map<UUID, Map<MessageStatus, Long>> anew = new HashMap<>();
        kept.forEach(message -> {
            if (message.batch() != null) {
                anew.computeIfAbsent(message.batch(), id -> new TreeMap<>()).merge(message.status(), 1L, Long::sum);
            }
        });
        for (var batch : world.books().batches()) {
            var counted = anew.getOrDefault(batch.id(), Map.of());
            long sum = counted.values().stream().mapToLong(Long::longValue).sum();
            if (sum != batch.total() || batch.enqueued() != batch.total()) {
                findings.add("batch %s of %d messages holds %d".formatted(batch.id(), batch.total(), sum));
            }
            if (!counted.equals(batch.counted())) {
                findings.add(
                        "batch %s counts %s; counted anew they are %s".formatted(batch.id(), batch.counted(), counted));
            }
            if (!batch.state().equals("FINISHED") && !batch.state().equals("CANCELLED")) {
                findings.add("batch %s is %s, though nothing goes on any more".formatted(batch.id(), batch.state()));
            }
        }
    }

    private void inbound(List<String> written, List<String> findings) {
        var kept = world.books().inbound();
        var once = new HashSet<>(kept);
        if (once.size() < kept.size()) {
            findings.add((kept.size() - once.size()) + " messages from people are kept twice");
        }
        var missing = new HashSet<>(written);
        missing.removeAll(once);
        if (!missing.isEmpty()) {
            findings.add("LOST: " + missing.size() + " messages from people that were acknowledged");
        }
        written.forEach(once::remove);
        if (!once.isEmpty()) {
            findings.add(once.size() + " messages are kept that nobody wrote");
        }
    }

    private void imports(List<String> findings) {
        for (var imported : world.books().imports()) {
            // One in whose midst two processes died is given up, and says so.
            boolean givenUp = imported.status().equals("crashed");
            boolean whole = imported.status().equals("completed")
                    && imported.total() == Office.PEOPLE
                    && imported.members() == Office.PEOPLE;
            if (!givenUp && !whole) {
                findings.add("import %s of %d people is %s with %d of %d"
                        .formatted(
                                imported.id(), Office.PEOPLE, imported.status(), imported.members(), imported.total()));
            }
        }
    }

    private static List<String> shortened(List<String> findings) {
        if (findings.size() <= TOLD_AT_MOST) {
            return findings;
        }
        List<String> first = new ArrayList<>(findings.subList(0, TOLD_AT_MOST));
        first.add("and " + (findings.size() - TOLD_AT_MOST) + " more");
        return first;
    }
}
