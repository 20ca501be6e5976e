package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.ParsedPhone.Problem;
import io.wasl.contact.ParsedPhone.Warning;
import io.wasl.kernel.E164;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+261341234567",
                "00261341234567",
                "261341234567",
                "+261 34 12 345 67",
                "(+261) 34-12-345-67",
                "034 12 345 67",
                "0341234567",
                "341234567",
                "٠٣٤ ١٢ ٣٤٥ ٦٧",
                "+٢٦١٣٤١٢٣٤٥٦٧",
                "۰۳۴۱۲۳۴۵۶۷",
                "＋261341234567",
                "\u200E+261\u00A034\u00A012\u00A0345\u00A067\u200F",
                "+261 (0) 34 12 345 67",
                "tel: +261.34.12.345.67",
                "'+261341234567",
                "0341234567.0",
                "\t034 12 345 67 \r",
            })
    void everySpellingOfANumberIsOneRecipient(String spelling) {
        assertThat(PhoneNumbers.normalise(spelling, "MG").phoneOrNull()).isEqualTo(new E164("+261341234567"));
    }

    @ParameterizedTest
    @CsvSource({
        "+55 31 8888-7777, +5531988887777",
        "+55 31 98888-7777, +5531988887777",
        "+55 31 3333-7777, +553133337777",
        "+52 55 1234 5678, +525512345678",
        "+52 1 55 1234 5678, +525512345678",
        "+54 9 11 2345 6789, +5491123456789",
        "+54 11 2345 6789, +5491123456789",
        "+54 11 15 2345 6789, +5491123456789",
    })
    void theHabitsOfThreeCountriesEndInOneForm(String spelling, String canonical) {
        assertThat(PhoneNumbers.normalise(spelling, null).phoneOrNull()).isEqualTo(new E164(canonical));
    }

    @ParameterizedTest
    @CsvSource({
        "553188887777, +5531988887777",
        "5215512345678, +525512345678",
        "5491123456789, +5491123456789",
        "15550001111, +15550001111",
        "33612345678, +33612345678",
    })
    void whatMetaWritesIsTheSameForm(String digits, String canonical) {
        assertThat(PhoneNumbers.fromWhatsApp(digits)).contains(new E164(canonical));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', FR, empty",
                "'  ', FR, empty",
                "12, FR, too_short",
                "06 12 34, FR, too_short",
                "06 12 34 56 78 90 12 34, FR, too_long",
                "+33 6 12 34 56 78 90, FR, too_long",
                "unknown, FR, not_a_number",
                "06 12 34 5O 78, FR, not_a_number",
                "=1+1, FR, not_a_number",
                "0612345678 / 0698765432, FR, several_numbers",
                "0612345678;0698765432, FR, several_numbers",
                "2.61341E+11, MG, rounded",
                "'2,61341E+11', MG, rounded",
                "0612345678, -, unknown_country",
                "+999123456789, FR, unknown_country",
                "<script>alert(1)</script>, FR, not_a_number",
            })
    void whatIsNoNumberIsRefusedWithItsReason(String text, String country, String reason) {
        assertThat(PhoneNumbers.normalise(text, country))
                .isInstanceOfSatisfying(
                        ParsedPhone.Invalid.class,
                        invalid -> assertThat(invalid.problem().code()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({"+33 1 42 68 53 00, not_mobile", "+261 99 123 4567, unassigned"})
    void whatIsUnlikelyIsAWarningOnly(String text, String warning) {
        assertThat(PhoneNumbers.normalise(text, null))
                .isInstanceOfSatisfying(
                        ParsedPhone.Valid.class,
                        valid -> assertThat(valid.warning())
                                .isNotNull()
                                .extracting(Warning::code)
                                .isEqualTo(warning));
    }

    @Test
    void aNationalNumberIsReadInItsCountryFirst() {
        assertThat(PhoneNumbers.normalise("0612345678", "FR").phoneOrNull()).isEqualTo(new E164("+33612345678"));
        assertThat(PhoneNumbers.normalise("0612345678", "MA").phoneOrNull()).isEqualTo(new E164("+212612345678"));
    }

    @Test
    void aHugeTextIsRefusedAtOnce() {
        assertThat(PhoneNumbers.normalise("1".repeat(1_000_000), "FR"))
                .isEqualTo(new ParsedPhone.Invalid(Problem.TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource({"+33612345678, FR", "+12025550123, US", "+14165550123, CA", "+77012345678, KZ", "+261341234567, MG"})
    void aNumberTellsItsCountry(String phone, String country) {
        assertThat(PhoneNumbers.countryOf(new E164(phone))).contains(country);
    }
}
