package io.wasl.audience;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The rows of a file behind the cursor of its import, a handful at a time.
final class ImportChunks implements Closeable {

    private final Import claimed;
    private final RowReading reading;
    private final RowSource source;
    private int filled;

    ImportChunks(Path file, Import claimed) throws IOException {
        this.claimed = claimed;
        this.reading = new RowReading(claimed.plan(), claimed.tags(), claimed.defaultCountry());
        this.source = FirstLook.open(file, claimed.plan());
    }

    /// Empty at the end.
    List<ReadRow> next() throws IOException {
        var rows = new ArrayList<ReadRow>();
        long characters = 0;
        while (rows.size() < ImportRun.CHUNK && characters < ImportLimits.CHUNK_CHARACTERS) {
            var row = source.next();
            if (row == null) {
                break;
            }
            boolean isContact = !row.isBlank() && ++filled > claimed.plan().skip();
            if (isContact && row.line() > claimed.cursorLine()) {
                rows.add(reading.read(row));
                characters += row.characters();
            }
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
