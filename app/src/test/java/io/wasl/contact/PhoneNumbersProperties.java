package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.E164;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PhoneNumbersProperties {

    private static final List<String> DIGITS =
            List.of("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९");
    private static final String MARKS = " -.()\u00A0\u200E\u202F\u2011";

    @Property
    void anyTextIsANumberOrHasAReason(@ForAll String text) {
        var parsed = PhoneNumbers.normalise(text, "FR");

        assertThat(parsed).isNotNull();
    }

    @Property
    void aNormalisedNumberStaysAsItIs(@ForAll("mobiles") String phone) {
        var once = PhoneNumbers.normalise(phone, null).phoneOrNull();

        assertThat(once).isNotNull();
        assertThat(PhoneNumbers.normalise(once.value(), "US").phoneOrNull()).isEqualTo(once);
        assertThat(PhoneNumbers.fromWhatsApp(once.digits())).contains(once);
    }

    @Property
    void everySpellingIsTheSameRecipient(
            @ForAll("mobiles") String phone,
            @ForAll("prefixes") String prefix,
            @ForAll("spellings") Spelling spelling) {
        var plain = PhoneNumbers.normalise(phone, null).phoneOrNull();

        assertThat(PhoneNumbers.normalise(prefix + spelling.of(phone.substring(1)), null)
                        .phoneOrNull())
                .isEqualTo(plain);
    }

    @Property
    void theThreeTwofoldCountriesFold(@ForAll("subscribers") String eight) {
        assertThat(same("+55 11 9" + eight, "+55 11 " + eight)).isEqualTo(eight.charAt(0) >= '6');
        assertThat(same("+52 55 " + eight, "+52 1 55 " + eight)).isTrue();
        assertThat(same("+54 9 11 " + eight, "+54 11 " + eight)).isTrue();
    }

    @Property
    void neverAnswersWhatIsNoE164(@ForAll("almostNumbers") String text) {
        var phone = PhoneNumbers.normalise(text, "MG").phoneOrNull();

        if (phone != null) {
            assertThat(new E164(phone.value())).isEqualTo(phone);
        }
    }

    @Provide
    Arbitrary<String> mobiles() {
        return Arbitraries.oneOf(
                number("+26134", 7),
                number("+2126", 8),
                number("+336", 8),
                number("+9665", 8),
                number("+97150", 7),
                number("+49151", 8),
                number("+5511", 9),
                number("+525", 9),
                number("+54911", 8),
                number("+2010", 8));
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.of("+", "00", " + ", "(+)", "+00", "\u200E+", "＋", "tel:+");
    }

    @Provide
    Arbitrary<Spelling> spellings() {
        return Combinators.combine(
                        Arbitraries.of(DIGITS),
                        Arbitraries.of(MARKS.split("")),
                        Arbitraries.integers().between(1, 4))
                .as(Spelling::new);
    }

    @Provide
    Arbitrary<String> subscribers() {
        return number("", 8).filter(digits -> digits.charAt(0) >= '2');
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        return Arbitraries.strings().withChars("+0123456789 -()/.٠٩eE,").ofMaxLength(25);
    }

    private static Arbitrary<String> number(String start, int digits) {
        return Arbitraries.strings().numeric().ofLength(digits).map(rest -> start + rest);
    }

    private static boolean same(String one, String other) {
        var phone = PhoneNumbers.normalise(one, null).phoneOrNull();
        return phone != null && phone.equals(PhoneNumbers.normalise(other, null).phoneOrNull());
    }

    record Spelling(String digits, String mark, int every) {

        String of(String number) {
            var text = new StringBuilder();
            for (int i = 0; i < number.length(); i++) {
                text.append(i > 0 && i % every == 0 ? mark : "").append(digits.charAt(number.charAt(i) - '0'));
            }
            return text.toString();
        }
    }
}
