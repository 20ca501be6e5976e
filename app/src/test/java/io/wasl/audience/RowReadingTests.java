package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.audience.ImportPlan.Meaning;
import io.wasl.contact.MarketingConsent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows as spreadsheets and other programs write them.
class RowReadingTests {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=\"0341234567\", +261341234567, UNWRAPPED",
                "'0341234567, +261341234567, UNWRAPPED",
                "2.61341234567E+11, +261341234567, WRITTEN_OUT",
                "2.61341234567e11, +261341234567, WRITTEN_OUT",
                "3.41234567E+08, +261341234567, WRITTEN_OUT",
                "261341234567.0, +261341234567, WRITTEN_OUT",
                "261341234567.00, +261341234567, WRITTEN_OUT",
                "`261,341,234,567`, +261341234567, WRITTEN_OUT",
                "`341,234,567.00`, +261341234567, WRITTEN_OUT",
                "`261.341.234.567,00`, +261341234567, WRITTEN_OUT",
                "p:+261341234567, +261341234567, LABEL",
                "Tél : 034 12 345 67, +261341234567, LABEL",
                "Mobile 034 12 345 67, +261341234567, LABEL",
                "034 12 345 67 (WhatsApp), +261341234567, LABEL",
                "هاتف: 0341234567, +261341234567, LABEL",
                "034 12 345 67 ::: 033 12 345 67, +261341234567, ONE_OF_SEVERAL",
                "020 22 123 45 / 034 12 345 67, +261341234567, ONE_OF_SEVERAL",
                "034 12 345 67 ou 033 12 345 67, +261341234567, ONE_OF_SEVERAL",
                "fixe: 020 22 123 45; mobile: 034 12 345 67, +261341234567, ONE_OF_SEVERAL",
            })
    void whatWasWrittenOtherwiseIsUndoneAndCounted(String cell, String phone, Fix fix) throws IOException {
        var row = good(read("phone\tname\n" + cell + "\tAina\n").getFirst());

        assertThat(row.contact().phone().value()).isEqualTo(phone);
        assertThat(row.fixes()).containsExactly(fix);
    }

    @ParameterizedTest
    @CsvSource({"2.6134E+11, rounded", "2.61340E+11, rounded", "'2,6134123E+11', rounded", "NULL, empty", "#REF!, empty"
    })
    void whatIsLostStaysLost(String cell, String reason) throws IOException {
        assertThat(read("phone\tname\n" + cell + "\tAina\n").getFirst())
                .isInstanceOfSatisfying(
                        ReadRow.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void placeholdersAreNothingAndNullMayBeAName() throws IOException {
        var rows = read("""
                phone,name,points,city
                0341234561,NULL,#N/A,-
                0341234562,Null,\u200B,Tana
                0341234563,Be,12,"undefined"
                """);

        assertThat(good(rows.getFirst()).contact().name()).isNull();
        assertThat(good(rows.getFirst()).contact().attributes()).isEmpty();
        assertThat(good(rows.getFirst()).fixes()).containsExactly(Fix.PLACEHOLDER);
        assertThat(good(rows.get(1)).contact().name()).isEqualTo("Null");
        assertThat(good(rows.get(1)).contact().attributes()).isEqualTo(Map.of("city", "Tana"));
        assertThat(good(rows.get(1)).fixes()).isEmpty();
        assertThat(good(rows.get(2)).contact().attributes()).isEqualTo(Map.of("points", "12"));
    }

    @Test
    void theMobileNumberWinsAndTheOtherServesWhereItIsMissing() throws IOException {
        var rows = read("""
                Nom;Fixe (tél.);Portable
                Rivo;020 22 123 45;034 12 345 67
                Soa;020 22 123 46;
                Bao;;#N/A
                """);

        assertThat(good(rows.getFirst()).contact().phone().value()).isEqualTo("+261341234567");
        assertThat(good(rows.getFirst()).contact().attributes()).containsEntry("Fixe (tél.)", "020 22 123 45");
        assertThat(good(rows.get(1)).contact().phone().value()).isEqualTo("+261202212346");
        assertThat(good(rows.get(1)).fixes()).containsExactly(Fix.OTHER_COLUMN);
        assertThat(rows.get(2)).isInstanceOf(ReadRow.Refused.class);
    }

    @Test
    void labelsOfNumbersAreNoNumbersAndForeignGroupsNoTags() throws IOException {
        var rows = read("""
                First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value
                Hanta,Be,Clients ::: VIP ::: * myContacts,Mobile,+261 34 12 345 61,,
                Toky,,* starred,Work,,Mobile,034 12 345 62 ::: 033 12 345 62
                """);

        assertThat(good(rows.getFirst()).contact().tags()).containsExactly("Clients", "VIP");
        assertThat(good(rows.getFirst()).contact().name()).isEqualTo("Hanta Be");
        assertThat(good(rows.get(1)).contact().tags()).isEmpty();
        assertThat(good(rows.get(1)).contact().phone().value()).isEqualTo("+261341234562");
        assertThat(good(rows.get(1)).fixes()).containsExactlyInAnyOrder(Fix.ONE_OF_SEVERAL, Fix.OTHER_COLUMN);
    }

    @Test
    void aNameIsOneLineAndACellIsFreedOfWhatCannotBeSeen() throws IOException {
        var row = good(read("phone;name;note\n\u001F0341234567;\"Fidy\n Rakoto\";\" \u00A0\"\n")
                .getFirst());

        assertThat(row.contact().name()).isEqualTo("Fidy Rakoto");
        assertThat(row.contact().attributes()).isEmpty();
    }

    @Test
    void oneRefusalIsEnoughWhateverElseTheRowSays() throws IOException {
        var rows = read("""
                phone;consent;opt-in;désabonné
                0341234561;oui;non;
                0341234562;oui;oui;2026-03-01
                0341234563;oui;;non
                0341234564;;;oui
                0341234565;peut-être;;
                """);

        assertThat(rows.stream().map(row -> good(row).contact().consent()))
                .containsExactly(
                        MarketingConsent.OPTED_OUT,
                        MarketingConsent.OPTED_OUT,
                        MarketingConsent.OPTED_IN,
                        MarketingConsent.OPTED_OUT,
                        MarketingConsent.UNKNOWN);
        assertThat(good(rows.getLast()).unread()).isEqualTo("peut-être");
    }

    @Test
    void whoRefusesIsRememberedEvenIfTheRowIsTooLong() throws IOException {
        var row = good(read("phone;name;consent\n0341234567;" + "a".repeat(300) + ";non\n")
                .getFirst());

        assertThat(row.contact().consent()).isEqualTo(MarketingConsent.OPTED_OUT);
        assertThat(row.contact().name()).isNull();
        assertThat(row.fixes()).containsExactly(Fix.ONLY_REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0341234567;non;not a \u0000 text;;",
                "0341234567;non;\"opened;;",
                "0341234567;\"non\";\"closed\" too early;;",
                "0341234567,non,parted otherwise,,",
                "0341234567\tnon\t\"quoted\tand parted otherwise\"\t\t",
            })
    void whoRefusesIsRememberedWhateverElseIsBroken(String row) throws IOException {
        var bare = good(
                read("phone;consent;note;a;b\n0341234566;oui;;;\n" + row + "\n").get(1));

        assertThat(bare.contact().phone().value()).isEqualTo("+261341234567");
        assertThat(bare.refuses()).isTrue();
        assertThat(bare.contact().attributes()).isEmpty();
        assertThat(bare.fixes()).containsExactly(Fix.ONLY_REFUSAL);
    }

    @Test
    void whoRefusesIsRememberedAmongBytesOfAnotherEncoding() throws IOException {
        var plan = FirstLook.at(file("phone;consent;note\n0341234566;oui;a\n"), options(MappingWish.NONE))
                .plan();
        var row = new FileRow(3, List.of("0341234567", "non", "bro\uFFFDen"));

        assertThat(good(new RowReading(plan, List.of(), "MG").read(row)).refuses())
                .isTrue();
    }

    @Test
    void whoRefusesIsRememberedHoweverLongAndWideTheRowIs() throws IOException {
        var rows = read("phone;consent;note\n0341234561;oui;\n0341234562;non;" + "x".repeat(5_000)
                + "\n0341234563;non" + ";x".repeat(300) + "\n0341234564;non;" + "x".repeat(100_000)
                + "\n0341234565;oui;" + "x".repeat(5_000) + "\n");

        assertThat(rows.subList(1, 4))
                .allSatisfy(row -> assertThat(good(row).refuses()).isTrue());
        assertThat(rows.getLast()).isEqualTo(new ReadRow.Refused(rows.getLast().row(), "cell_too_long", Set.of()));
    }

    @Test
    void whatIsCutOffBehindAFaultIsNotRead() throws IOException {
        var rows = read("phone;note;consent\n0341234561;;oui\n0341234562;\"opened;non\n034123456");

        assertThat(rows.get(1)).isInstanceOf(ReadRow.Refused.class);
    }

    @Test
    void placeholdersInRejectedRowsAreCountedToo() throws IOException {
        var counts = new ForecastCounts();
        read("phone;name;points\n0341234561;Be;1\nNULL;Soa;2\n12;N/A;3\n13;Bao;4\n0341234562;N/A;\u0000\n")
                .forEach(counts::add);

        var forecast = counts.forecast(0);
        assertThat(forecast.rejected()).isEqualTo(4);
        assertThat(forecast.fixes()).isEqualTo(Map.of("placeholder", 3));
        assertThat(forecast.fixed()).isZero();
    }

    @Test
    void twoColumnsOfOneHeadingAreKeptBoth() throws IOException {
        var file = file("phone;note;first_name;Note;note;note;\n0341234561;a;Aina;b;c;;d\n");
        var columns = FirstLook.at(file, options(new MappingWish(null, null, null, Map.of("#7", "attribute:note"))))
                .plan()
                .columns();

        assertThat(columns)
                .extracting(ImportPlan.Column::attribute)
                .containsExactly(null, "note", null, "Note", "note (2)", "note (3)", "note (4)");
        assertThat(columns.stream().filter(ImportPlan.Column::hasOtherName)).hasSize(3);
        var long1 = "x".repeat(300);
        assertThat(good(read("phone;first_name;Vorname;note;note;" + long1 + ";" + long1
                                        + "\n0341234561;Aina;Soa;a;b;c;d\n")
                                .getFirst())
                        .contact()
                        .attributes()
                        .values())
                .contains("a", "b", "c", "d");
    }

    @Test
    void aForecastCountsPeopleByWhatTheySay() throws IOException {
        var counts = new ForecastCounts();
        read("""
                phone;consent
                0341234561;oui
                0341234561;non
                0341234562;d’accord
                0341234563;
                0341234564;euh
                ="0341234565";euh
                """).forEach(counts::add);

        var forecast = counts.forecast(0);
        assertThat(List.of(forecast.agreed(), forecast.refused(), forecast.undecided()))
                .containsExactly(1, 1, 3);
        assertThat(forecast.unread()).containsExactly(Map.entry("euh", 2));
        assertThat(forecast.fixes()).containsExactly(Map.entry("unwrapped", 1));
        assertThat(forecast.fixed()).isOne();
    }

    private static ReadRow.Good good(ReadRow row) {
        assertThat(row).isInstanceOf(ReadRow.Good.class);
        return (ReadRow.Good) row;
    }

    private List<ReadRow> read(String text) throws IOException {
        var file = file(text);
        var plan = FirstLook.at(file, options(MappingWish.NONE)).plan();
        assertThat(plan.of(Meaning.PHONE)).hasSize(1);
        var reading = new RowReading(plan, List.of(), "MG");
        var rows = new ArrayList<ReadRow>();
        int filled = 0;
        try (var source = FirstLook.open(file, plan)) {
            for (var row = source.next(); row != null; row = source.next()) {
                if (!row.isBlank() && ++filled > plan.skip()) {
                    rows.add(reading.read(row));
                }
            }
        }
        return rows;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("list"), text);
    }

    private static ImportOptions options(MappingWish wish) {
        return new ImportOptions(wish, List.of(), "MG");
    }
}
