package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedRowsTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")"})
    void aFormulaBecomesText(String cell) {
        assertThat(RejectedRows.neutral(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Aina", "0341234567", "a=b", "'=1"})
    void otherCellsStayAsTheyAre(String cell) {
        assertThat(RejectedRows.neutral(cell)).isEqualTo(cell);
    }

    @Test
    void quotesWhatNeedsIt() throws IOException {
        var text = new StringWriter();
        var column = new ImportPlan.Column(0, "=phone", ImportPlan.Meaning.PHONE, null);
        try (var csv = new RejectedRows(text, ImportPlan.text("utf-8", ';').with(1, List.of(column), List.of()))) {
            csv.write(7, "too_short", List.of("12;3", "say \"hi\"\nnow"));
        }

        assertThat(text.toString())
                .isEqualTo("\uFEFFline;reason;'=phone\r\n7;too_short;\"12;3\";\"say \"\"hi\"\"\nnow\"\r\n");
    }
}
