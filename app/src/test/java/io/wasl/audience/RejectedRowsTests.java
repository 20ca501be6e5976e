package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.sheet.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedRowsTests {

    private static final ImportPlan PLAN = ImportPlan.text("utf-8", ';')
            .with(1, List.of(new ImportPlan.Column(0, "=phone", ImportPlan.Meaning.PHONE, null)), List.of());

    @Test
    void programsReadCodesInTheFormOfTheirFile() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var rows = RejectedRows.forPrograms(bytes, PLAN)) {
            rows.head(PLAN);
            rows.write(7, "too_short", List.of("12;3", "say \"hi\"\nnow"));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("""
                \uFEFFline;reason;'=phone\r
                7;too_short;"12;3";"say ""hi""\nnow"\r
                """);
    }

    @Test
    void peopleReadWords() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var rows =
                new RejectedRows(Sheet.forPrograms(bytes, ';'), List.of("Ligne", "Motif"), code -> "trop court")) {
            rows.head(PLAN);
            rows.write(7, "too_short", List.of("12"));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("Ligne;Motif;", "7;trop court;12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fr", "ar"})
    void anImportLeavesOutWhatWePutBefore(String language) {
        var texts = ResourceBundle.getBundle("i18n.audience.messages", Locale.of(language));
        for (var key : List.of("audience.rejected.line", "audience.rejected.why")) {
            var heading = texts.getString(key);
            var columns = new ColumnGuess(List.of(new FileRow(1, List.of(heading, "phone"), null)), null).columns(1);
            assertThat(columns.getFirst().meaning()).as(heading).isEqualTo(ImportPlan.Meaning.IGNORED);
        }
    }
}
