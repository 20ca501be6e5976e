package io.wasl.webhook;

import java.util.Optional;
import java.util.regex.Pattern;

/// The place of an event: the delivery and its number within. The newest sort last.
public record EventId(long logId, int index) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,9})");

    /// Empty if the text is not the id of any event.
    public static Optional<EventId> parse(String text) {
        var id = FORM.matcher(text);
        return id.matches()
                ? Optional.of(new EventId(Long.parseLong(id.group(1)), Integer.parseInt(id.group(2))))
                : Optional.empty();
    }

    static EventId of(Received<?> event) {
        return new EventId(event.logId(), event.index());
    }

    @Override
    public String toString() {
        return logId + "-" + index;
    }
}
