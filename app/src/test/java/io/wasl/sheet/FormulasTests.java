package io.wasl.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-1+1",
                "-cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "=HYPERLINK(\"http://x\")",
                "＝1+1",
                "＋1+1",
                "－1+1",
                "＠SUM(A1)",
                "+1-555-0100",
                "'=1"
            })
    void whatRunsBecomesText(String cell) {
        assertThat(Formulas.neutral(cell)).startsWith("'" + cell.charAt(0));
        assertThat(Formulas.restored(Formulas.neutral(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Aina", "0341234567", "+261341234567", "+261 34 12 345 67", "-5", "-1,5", "a=b", "a - b"})
    void whatIsHarmlessStaysAsItIs(String cell) {
        assertThat(Formulas.neutral(cell)).isEqualTo(cell);
        assertThat(Formulas.restored(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;=1+1", "a,=1+1", "a\t=1+1", "a\n=1+1", "a|=1+1"})
    void whatAnotherSeparatorWouldPutFirstBecomesTextToo(String cell) {
        assertThat(Formulas.neutral(cell)).isEqualTo(cell.charAt(0) + "" + cell.charAt(1) + "'=1+1");
        assertThat(Formulas.restored(Formulas.neutral(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-18.91,-47.52", "-18.91, 47.52", "48.85;-2.35"})
    void aPlaceOnTheMapStaysOne(String cell) {
        assertThat(Formulas.neutral(cell)).isEqualTo(cell);
    }
}
