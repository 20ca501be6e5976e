package io.wasl.audience;

import io.wasl.contact.ContactLists;
import io.wasl.kernel.E164;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who says no in some rows. Of two rows of one person, no wins over yes, whichever comes first.
record Noes(Map<E164, ReadRow.Good> byPhone) {

    static Noes in(List<ReadRow> rows) {
        var noes = new HashMap<E164, ReadRow.Good>();
        for (var row : rows) {
            if (row instanceof ReadRow.Good good && good.refuses()) {
                noes.put(good.contact().phone(), good);
            }
        }
        return new Noes(noes);
    }

    ReadRow.Good heed(ReadRow.Good row) {
        return byPhone.containsKey(row.contact().phone()) ? row.refusing() : row;
    }

    /// Those of people whose other row was taken earlier.
    List<ContactLists.Row> besides(Collection<ReadRow.Good> taken) {
        var late = new HashMap<>(byPhone);
        taken.forEach(row -> late.remove(row.contact().phone()));
        return late.values().stream().map(ReadRow.Good::bareRefusal).toList();
    }
}
