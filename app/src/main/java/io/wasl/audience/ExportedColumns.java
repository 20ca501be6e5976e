package io.wasl.audience;

import io.wasl.audience.ImportPlan.Column;
import io.wasl.audience.ImportPlan.Meaning;
import io.wasl.contact.ContactColumn;
import io.wasl.contact.ContactLimits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// The columns of an address book that was exported: nothing is guessed, so that it comes back as it was.
final class ExportedColumns {

    private ExportedColumns() {}

    static List<Column> of(List<String> headings) {
        var columns = new ArrayList<Column>();
        var seen = EnumSet.noneOf(ContactColumn.class);
        int attributes = 0;
        for (int i = 0; i < Math.min(headings.size(), ImportLimits.COLUMNS); i++) {
            var heading = headings.get(i).strip();
            // An attribute may be called like one of ours; ours come first.
            var known = ContactColumn.of(heading).filter(seen::add);
            if (known.isPresent()) {
                columns.add(new Column(i, heading, meaning(known.get()), null));
            } else if (heading.isEmpty() || ++attributes > ContactLimits.ATTRIBUTES) {
                columns.add(new Column(i, heading, Meaning.IGNORED, null));
            } else {
                columns.add(new Column(i, heading, Meaning.ATTRIBUTE, ColumnGuess.attribute(i, heading)));
            }
        }
        return columns;
    }

    private static Meaning meaning(ContactColumn column) {
        return switch (column) {
            case PHONE -> Meaning.PHONE;
            case NAME -> Meaning.NAME;
            case LANGUAGE -> Meaning.LANGUAGE;
            case TAGS -> Meaning.TAGS;
            case CONSENT -> Meaning.CONSENT;
            case CONSENT_AT, CONSENT_SOURCE, BLOCKED, LAST_WROTE, ADDED -> Meaning.IGNORED;
        };
    }
}
