package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CsvRowsTests {

    @Test
    void readsPlainAndQuotedCells() throws IOException {
        assertThat(rows("a,b\r\n\"c, d\",\"say \"\"hi\"\"\"\n\"two\nlines\",e\rlast,"))
                .containsExactly(
                        new FileRow(1, List.of("a", "b")),
                        new FileRow(2, List.of("c, d", "say \"hi\"")),
                        new FileRow(3, List.of("two\nlines", "e")),
                        new FileRow(5, List.of("last", "")));
    }

    @Test
    void aQuoteThatNeverClosesCostsItsLineOnly() throws IOException {
        assertThat(rows("a,b\n\"c,d\ne,f\ng,h"))
                .containsExactly(
                        new FileRow(1, List.of("a", "b")),
                        new FileRow(2, List.of("\"c,d"), RowProblem.UNCLOSED_QUOTE),
                        new FileRow(3, List.of("e", "f")),
                        new FileRow(4, List.of("g", "h")));
    }

    @Test
    void textBehindAQuoteCostsItsLineOnly() throws IOException {
        assertThat(rows("\"a\"x,b\nc,d"))
                .containsExactly(
                        new FileRow(1, List.of("\"a\"x,b"), RowProblem.TEXT_AFTER_QUOTE),
                        new FileRow(2, List.of("c", "d")));
    }

    @Test
    void quotesInsideACellAreText() throws IOException {
        assertThat(rows("5\" pipe,b")).containsExactly(new FileRow(1, List.of("5\" pipe", "b")));
    }

    @Test
    void tooManyColumnsAndTooLongCellsAreTold() throws IOException {
        assertThat(rows("x" + ",".repeat(200) + "\n" + "y".repeat(4_097) + "\nz"))
                .extracting(FileRow::problem)
                .containsExactly(RowProblem.TOO_MANY_COLUMNS, RowProblem.CELL_TOO_LONG, null);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLineOfAGigabyteIsPassedOver() throws IOException {
        try (var rows = new CsvRows(new Endless(1_000_000_000, "\n0341234567,Aina\n"), ',')) {
            assertThat(rows.next()).isNotNull().extracting(FileRow::problem).isEqualTo(RowProblem.LINE_TOO_LONG);
            assertThat(rows.next()).isEqualTo(new FileRow(2, List.of("0341234567", "Aina")));
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFileOfOpenQuotesIsReadInTime() throws IOException {
        assertThat(rows("\"a,b\nc,\"d\n".repeat(20_000))).isNotEmpty();
    }

    @Property
    void anyTextIsReadToItsEnd(
            @ForAll @Chars({'"', ',', '\n', '\r', 'a', ';', '\0'}) @CharRange(from = 'x', to = 'z') String text)
            throws IOException {
        var rows = rows(text);

        assertThat(rows).extracting(FileRow::line).isSorted().doesNotHaveDuplicates();
    }

    private static List<FileRow> rows(String text) throws IOException {
        var rows = new ArrayList<FileRow>();
        try (var source = new CsvRows(new StringReader(text), ',')) {
            for (var row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// A long line without an end, and then some more.
    private static final class Endless extends Reader {

        private final StringReader after;
        private long left;

        Endless(long length, String after) {
            this.left = length;
            this.after = new StringReader(after);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return after.read(buffer, offset, length);
            }
            int now = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + now, 'x');
            left -= now;
            return now;
        }

        @Override
        public void close() {
            after.close();
        }
    }
}
