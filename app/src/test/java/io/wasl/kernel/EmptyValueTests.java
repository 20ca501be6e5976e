package io.wasl.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyValueTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\t\r\n",
                "\u00A0",
                "\u202F\u2009",
                "\u200B",
                "\u2060\uFEFF",
                "\u200E\u061C",
                "\u3164",
                "\uFFA0",
                "\u2800",
                "\u3000",
                "\u00AD",
                "\uFE0F",
                "\uDB40\uDD00",
                "NULL",
                " null ",
                "(null)",
                "N/A",
                "n/a",
                "#N/A",
                "#REF!",
                "#DIV/0!",
                "#VALEUR!",
                "undefined",
                "NaN",
                "\\N",
                "-",
                "–",
                "---"
            })
    void whatLooksEmptyIsEmpty(String text) {
        assertThat(EmptyValue.looksEmpty(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Null", "Nan", "Na", "0", "no", "é", "\u0627\u200F", "- 5", "#1", "Undefined Ltd", "❤\uFE0F", "."
            })
    void whatSaysSomethingIsNot(String text) {
        assertThat(EmptyValue.looksEmpty(text)).isFalse();
    }

    @Test
    void nothingAtAllIsEmpty() {
        assertThat(EmptyValue.looksEmpty(null)).isTrue();
    }

    @Test
    void aPlaceholderCanBeToldFromNothing() {
        assertThat(EmptyValue.isWritten("#N/A")).isTrue();
        assertThat(EmptyValue.isWritten("\u200B")).isFalse();
        assertThat(EmptyValue.isWritten("")).isFalse();
    }
}
