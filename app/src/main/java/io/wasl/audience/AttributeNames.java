package io.wasl.audience;

import io.wasl.audience.ImportPlan.Column;
import io.wasl.audience.ImportPlan.Meaning;
import io.wasl.contact.ContactLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives every column an attribute of its own: of two that are called alike, the second would overwrite the first.
final class AttributeNames {

    private final Set<String> taken = new HashSet<>();

    private AttributeNames() {}

    static List<Column> distinct(List<Column> columns) {
        var names = new AttributeNames();
        if (columns.stream().anyMatch(column -> column.meaning() == Meaning.FIRST_NAME)) {
            names.taken.add(RowReading.FIRST_NAME);
        }
        return columns.stream().map(names::own).toList();
    }

    private Column own(Column column) {
        var wished = column.attribute();
        if (wished == null) {
            return column;
        }
        var name = wished;
        for (int i = 2; !taken.add(name); i++) {
            var number = " (" + i + ")";
            int room = ContactLimits.ATTRIBUTE_NAME - number.length();
            name = (wished.length() > room ? wished.substring(0, room) : wished) + number;
        }
        return column.as(column.meaning(), name);
    }
}
