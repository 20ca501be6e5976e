package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.audience.ImportPlan.Column;
import io.wasl.audience.ImportPlan.Meaning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLookTests {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "UTF-8, Téléphone;Prénom;Ville, 0341234567;Élodie;Sète, utf-8",
        "UTF-16LE, Téléphone;Prénom;Ville, 0341234567;Élodie;Sète, utf-16le",
        "UTF-16BE, Téléphone;Prénom;Ville, 0341234567;Élodie;Sète, utf-16be",
        "UTF-16, Téléphone;Prénom;Ville, 0341234567;Élodie;Sète, utf-16be",
        "windows-1252, Téléphone;Prénom;Ville, 0341234567;Élodie;Sète, windows-1252",
        "windows-1256, رقم الهاتف;الاسم;المدينة, 0341234567;محمد;الدار البيضاء, windows-1256",
        "UTF-8, رقم الهاتف;الاسم;المدينة, 0341234567;محمد;الدار البيضاء, utf-8",
        "UTF-16LE, رقم الهاتف;الاسم;المدينة, 0341234567;محمد;الدار البيضاء, utf-16le",
        "UTF-32LE, Téléphone;Prénom;Ville, 0341234567;Élodie;Sète, utf-32le",
        "UTF-32BE, Téléphone;Prénom;Ville, 0341234567;Élodie;Sète, utf-32be",
        "IBM850, Téléphone;Prénom;Ville, 0341234567;Élodie;Sète, ibm850",
        "x-MacRoman, Téléphone;Prénom;Ville, 0341234567;Élodie;Sète, x-macroman",
    })
    void findsTheEncoding(String charset, String headings, String row, String label) throws IOException {
        var look = look((headings + "\n" + row + "\n").getBytes(Charset.forName(charset)));

        assertThat(look.plan().encoding()).isEqualTo(label);
        assertThat(look.plan().columns()).extracting(Column::heading).containsExactly(headings.split(";"));
        assertThat(look.plan().columns()).extracting(Column::meaning).first().isEqualTo(Meaning.PHONE);
        assertThat(look.total()).isOne();
    }

    @Test
    void aMarkAtTheBeginningIsNoPartOfTheHeading() throws IOException {
        assertThat(look("\uFEFFphone,name\n0341234567,Aina").plan().columns())
                .extracting(Column::heading)
                .containsExactly("phone", "name");
    }

    @Test
    void aFewBrokenBytesDoNotChangeTheEncoding() throws IOException {
        var text = ("phone,name\n" + "0341234567,Élodie Ménard à Sète\n".repeat(20)).getBytes(StandardCharsets.UTF_8);
        text[text.length - 3] = (byte) 0xE9;

        assertThat(look(text).plan().encoding()).isEqualTo("utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheSeparator(String separator) throws IOException {
        var look = look(String.join(separator, "phone", "name", "note") + "\n"
                + String.join(separator, "0341234567", "\"Rakoto, Aina; vip|x\"", "a"));

        assertThat(look.plan().separator()).isEqualTo(separator);
        assertThat(look.plan().columns()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mobile,First name,Last name,Language,Group,City",
                "N° Tél.,Prénom,Nom,Langue,Étiquettes,Ville",
                "رقم الجوال,الاسم الأول,اللقب,اللغة,الوسوم,المدينة",
            })
    void understandsHeadingsInThreeLanguages(String headings) throws IOException {
        var columns = look(headings + "\n0341234567,A,B,fr,x,Tana\n").plan().columns();

        assertThat(columns)
                .extracting(Column::meaning)
                .containsExactly(
                        Meaning.PHONE,
                        Meaning.FIRST_NAME,
                        Meaning.NAME,
                        Meaning.LANGUAGE,
                        Meaning.TAGS,
                        Meaning.ATTRIBUTE);
        assertThat(headings).endsWith("," + columns.getLast().attribute());
    }

    @Test
    void ofSeveralNumbersTakesTheColumnThatHoldsMost() throws IOException {
        var look = look("Tél. fixe,Mobile\n,0341234567\n0202212345,0331234567\n,0321234567");

        assertThat(look.plan().columns())
                .extracting(Column::meaning)
                .containsExactly(Meaning.OTHER_PHONE, Meaning.PHONE);
    }

    @Test
    void withoutHeadingsTheContentTells() throws IOException {
        var look = look("Aina,0341234567,12\nBako,0331234567,13\n");

        assertThat(look.plan().skip()).isZero();
        assertThat(look.plan().columns())
                .extracting(Column::meaning)
                .containsExactly(Meaning.NAME, Meaning.PHONE, Meaning.ATTRIBUTE);
        assertThat(look.total()).isEqualTo(2);
    }

    @Test
    void titlesAboveTheHeadingsArePassedOver() throws IOException {
        var look = look("Client list 2026;;\n;;\nPhone;Name;\n0341234567;Aina;\n");

        assertThat(look.plan().skip()).isEqualTo(2);
        assertThat(look.total()).isOne();
        assertThat(look.plan().sample()).containsExactly(List.of("0341234567", "Aina", ""));
    }

    @Test
    void aWishOverridesTheGuess() throws IOException {
        var wish = new MappingWish(true, null, null, Map.of("b", "phone", "1", "attribute:floor", "c", "ignored"));

        var columns = look("a,b,c\n0341234567,0331234567,x".getBytes(StandardCharsets.UTF_8), wish)
                .plan()
                .columns();

        assertThat(columns)
                .extracting(Column::meaning)
                .containsExactly(Meaning.ATTRIBUTE, Meaning.PHONE, Meaning.IGNORED);
        assertThat(columns.getFirst().attribute()).isEqualTo("floor");
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere, phone, unknown_column",
        "phone, telephone, unknown_meaning",
        "phone, attribute:, unknown_meaning"
    })
    void aWishThatDoesNotFitIsTold(String column, String meaning, String code) {
        assertRefused(code, "phone,name\n0341234567,Aina".getBytes(StandardCharsets.UTF_8), Map.of(column, meaning));
    }

    @Test
    void whatIsNoListIsRefused() {
        assertRefused("empty_file", new byte[0], Map.of());
        assertRefused("empty_file", "\n\n , \n".getBytes(StandardCharsets.UTF_8), Map.of());
        assertRefused("old_excel", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, Map.of());
        assertRefused("unknown_format", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8), Map.of());
        assertRefused("unreadable", new byte[] {'P', 'K', 3, 4, 0, 0, 0}, Map.of());
    }

    @Test
    void moreRowsThanTheLimitAreRefusedBeforeAnyIsTaken() {
        assertRefused("too_many_rows", "1\n".repeat(1_000_002).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Test
    void readsAWorkbook() throws IOException {
        var look = look(workbook(book -> {
            var sheet = book.newWorksheet("Clients");
            sheet.value(0, 0, "Téléphone");
            sheet.value(0, 1, "Nom");
            sheet.value(1, 0, 261341234567L);
            sheet.value(1, 1, "Aina");
            sheet.value(3, 0, "٠٣٤١٢٣٤٥٦٨");
        }));

        assertThat(look.plan().format()).isEqualTo("xlsx");
        assertThat(look.total()).isEqualTo(2);
        assertThat(look.plan().sample().getFirst()).containsExactly("261341234567", "Aina");
    }

    @Test
    void aZipThatIsNoWorkbookIsRefused() throws IOException {
        assertRefused("unknown_format", zip(Map.of("../../etc/passwd", "x")), Map.of());
    }

    @Test
    void aBombIsRefusedBeforeItIsRead() throws IOException {
        assertRefused(
                "unpacks_too_large",
                zip(Map.of("xl/workbook.xml", "<x/>", "xl/worksheets/sheet1.xml", " ".repeat(200 << 20))),
                Map.of());
    }

    @Test
    void whatOnlyLooksLikeAListIsRefusedByItsName() {
        assertRefused("web_page", bytes("<html><body><table><tr><td>+261340000001</td></tr></table>"), Map.of());
        assertRefused("web_page", bytes("\n<!DOCTYPE html>\n<p>x"), Map.of());
        assertRefused("markup", bytes("<?xml version='1.0'?><Workbook/>"), Map.of());
        assertRefused("json", bytes("[{\"phone\":\"+261340000001\"}]"), Map.of());
        assertRefused("json", bytes("{\n  \"phone\": 1}"), Map.of());
        assertRefused("vcard", bytes("BEGIN:VCARD\r\nTEL:+261340000001\r\nEND:VCARD"), Map.of());
        assertRefused("unknown_format", new byte[4_000], Map.of());
    }

    @Test
    void headingsWithNothingBelowAreToldSo() {
        assertRefused("no_rows", bytes("phone;name\n"), Map.of());
        assertRefused("no_rows", bytes("phone;name\n;\n\n"), Map.of());
    }

    @Test
    void moreColumnsThanTheLimitAreTold() {
        var wide = "phone" + ",x".repeat(200) + "\n+261340000001" + ",1".repeat(200);

        assertRefused("too_many_columns", bytes(wide), Map.of());
    }

    @Test
    void anHonestConsentColumnIsFoundBesideWordsForAPhone() throws IOException {
        var columns =
                look("Nom;Téléphone;Accord WhatsApp;Accepts Email Marketing;Ne pas contacter\nA;0341234567;oui;yes;x")
                        .plan()
                        .columns();

        assertThat(columns)
                .extracting(Column::meaning)
                .containsExactly(Meaning.NAME, Meaning.PHONE, Meaning.CONSENT, Meaning.ATTRIBUTE, Meaning.REFUSAL);
    }

    @Test
    void theSheetWithContactsIsFoundAndAnotherCanBeChosen() throws IOException {
        var file = workbook(book -> {
            book.newWorksheet("Cover");
            var people = book.newWorksheet("People");
            people.value(0, 0, "Phone");
            people.value(1, 0, "+261341234567");
            var shops = book.newWorksheet("Shops");
            shops.value(0, 0, "Phone");
            shops.value(1, 0, "+261341234568");
            shops.value(2, 0, "+261341234569");
        });

        var found = look(file);
        assertThat(found.plan().sheet()).isEqualTo("People");
        assertThat(found.plan().sheets()).containsExactly("Cover", "People", "Shops");
        assertThat(look(file, new MappingWish(null, null, null, Map.of(), "Shops"))
                        .total())
                .isEqualTo(2);
        assertThatThrownBy(() -> look(file, new MappingWish(null, null, null, Map.of(), "Nowhere")))
                .isInstanceOf(ImportRefused.class);
    }

    @Test
    void aHeadingIsKeptWithoutWhatIsNoCharacter() throws IOException {
        var columns =
                look("phone;a\u0000b\n0341234567;x\n0341234568;y\n").plan().columns();

        assertThat(columns.getLast().attribute()).isEqualTo("a b");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private FirstLook look(String text) throws IOException {
        return look(text.getBytes(StandardCharsets.UTF_8));
    }

    private FirstLook look(byte[] bytes) throws IOException {
        return look(bytes, MappingWish.NONE);
    }

    private FirstLook look(byte[] bytes, MappingWish wish) throws IOException {
        return FirstLook.at(Files.write(folder.resolve("file"), bytes), new ImportOptions(wish, List.of(), "MG"));
    }

    private void assertRefused(String code, byte[] bytes, Map<String, String> columns) {
        assertThatThrownBy(() -> look(bytes, new MappingWish(null, null, null, columns)))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private byte[] workbook(Consumer<Workbook> content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        write(bytes, content);
        return bytes.toByteArray();
    }

    private static void write(OutputStream bytes, Consumer<Workbook> content) throws IOException {
        try (var book = new Workbook(bytes, "Test", "1.0")) {
            content.accept(book);
        }
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
