package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTrimTests {

    private final SheetTrim trim = new SheetTrim(Set.of("btn", "card", "w-50"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".btn{a:b}                             | .btn{a:b}",
                ".modal{a:b}.btn{c:d}                  | .btn{c:d}",
                ".btn,.modal,.card .modal{a:b}         | .btn{a:b}",
                ".btn:not(.modal){a:b}                 | .btn:not(.modal){a:b}",
                ":is(.modal,.btn) a,.tooltip{a:b}      | :is(.modal,.btn) a{a:b}",
                "a[href='.pdf'],:root{--x:'}'}         | a[href='.pdf'],:root{--x:'}'}",
                ".w-50{a:b}.w-25{a:b}                  | .w-50{a:b}",
                "@media print{.modal{a:b}.btn{a:b}}    | @media print{.btn{a:b}}",
                "@media print{.modal{a:b}}a{b:c}       | a{b:c}",
                "@keyframes f{0%{a:b}99.9%{a:c}}       | @keyframes f{0%{a:b}99.9%{a:c}}",
                "@charset \"UTF-8\";/* .modal{ */a{b:c}| @charset \"UTF-8\";a{b:c}",
                ".modal{b:url(\"data:x,{\")}a{b:c}     | a{b:c}",
            })
    void whatNoPageNamesIsTakenOut(String sheet, String kept) {
        assertThat(trim.trim(sheet)).isEqualTo(kept);
    }

    @Test
    void theWordsAreThoseOfPagesAndScripts() throws Exception {
        assertThat(TrimmedSheets.words())
                .contains("btn-outline-danger", "toast-note", "form-control", "list-group-flush");
    }
}
