package io.wasl.campaign.web;

import io.wasl.campaign.Blank;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Schedule;
import io.wasl.campaign.VariableSource;
import io.wasl.campaign.WallTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The variables, the start, the pace and what is done about unclear messages, as a person fills them in.
///
/// @param source for each blank of the template `text`, or `@` and an attribute's name
/// @param value for each blank the text, or what stands in for a missing attribute
/// @param start `now` or `later`
/// @param end empty for no end
record PersonaliseForm(
        @Nullable List<String> source,
        @Nullable List<String> value,
        @Nullable String start,
        @Nullable String at,
        @Nullable String zone,
        @Nullable String end,
        @Nullable Integer speed,
        boolean resend) {

    private static final int LONGEST_VALUE = 1_024;
    private static final int FASTEST = 1_000;

    /// Taken apart by hand: bound as a list, a single text would be cut at its commas.
    static PersonaliseForm of(MultiValueMap<String, String> form) {
        String speed = form.getFirst("speed");
        return new PersonaliseForm(
                form.get("source"),
                form.get("value"),
                form.getFirst("start"),
                form.getFirst("at"),
                form.getFirst("zone"),
                form.getFirst("end"),
                speed != null && speed.matches("[0-9]{1,6}") ? Integer.valueOf(speed) : null,
                form.containsKey("resend"));
    }

    Map<String, VariableSource> sources(List<Blank> blanks) {
        Map<String, VariableSource> sources = new TreeMap<>();
        for (int i = 0; i < blanks.size(); i++) {
            VariableSource chosen = source(at(source, i), at(value, i));
            if (chosen != null) {
                sources.put(blanks.get(i).name(), chosen);
            }
        }
        return sources;
    }

    /// What cannot be meant so, by the field's name; the key of the words for it.
    Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        boolean needsZone = isLater() || !isBlank(end);
        if (needsZone && isNot(this::place)) {
            problems.put("zone", "campaign.start.problem.zone");
        }
        if (!isLater() && !isBlank(at)) {
            problems.put("at", "campaign.start.problem.both");
        } else if (isLater()) {
            addTime(problems, "at", at);
        }
        if (!isBlank(end)) {
            addTime(problems, "end", end);
        }
        return problems;
    }

    private void addTime(Map<String, String> problems, String field, @Nullable String local) {
        if (isNot(() -> time(local))) {
            problems.put(field, "campaign.start.problem.at");
        } else if (!problems.containsKey("zone") && new WallTime(time(local), place()).isSkipped()) {
            problems.put(field, "campaign.start.problem.skipped");
        }
    }

    boolean isLater() {
        return "later".equals(start);
    }

    /// Null to start at once.
    ///
    /// @throws DateTimeException if it is no time
    @Nullable Schedule schedule() {
        return isLater() ? new Schedule(moment(at), place()) : null;
    }

    /// Null for no end.
    ///
    /// @throws DateTimeException if it is no time
    @Nullable Instant endsAt() {
        return isBlank(end) ? null : moment(end);
    }

    private Instant moment(@Nullable String local) {
        return new WallTime(time(local), place()).instant();
    }

    private static LocalDateTime time(@Nullable String local) {
        return LocalDateTime.parse(Objects.requireNonNullElse(local, ""));
    }

    private ZoneId place() {
        return Zones.find(Objects.requireNonNullElse(zone, ""));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean isNot(Supplier<Object> value) {
        try {
            var _ = value.get();
            return false;
        } catch (DateTimeException notOne) {
            return true;
        }
    }

    /// What was chosen for a blank, as it was typed.
    String sourceOf(int blank) {
        return at(source, blank);
    }

    String valueOf(int blank) {
        return at(value, blank);
    }

    @Nullable Integer messagesPerSecond() {
        return speed == null || speed < 1 ? null : Math.min(speed, FASTEST);
    }

    Draft into(Draft draft, List<Blank> blanks) {
        return draft.withVariables(sources(blanks))
                .withSchedule(schedule())
                .withMessagesPerSecond(messagesPerSecond())
                .withResendOnce(resend)
                .withEndsAt(endsAt());
    }

    private static @Nullable VariableSource source(String source, String value) {
        String text = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
        if (source.startsWith("@") && source.length() > 1) {
            return new VariableSource.Attribute(source.substring(1), text.isBlank() ? null : text);
        }
        return text.isBlank() ? null : new VariableSource.Text(text);
    }

    private static String at(@Nullable List<String> list, int index) {
        return list == null || index >= list.size() ? "" : list.get(index);
    }
}
