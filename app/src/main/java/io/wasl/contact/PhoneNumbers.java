package io.wasl.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.wasl.contact.ParsedPhone.Invalid;
import io.wasl.contact.ParsedPhone.Problem;
import io.wasl.contact.ParsedPhone.Valid;
import io.wasl.contact.ParsedPhone.Warning;
import io.wasl.kernel.E164;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads phone numbers as people write them and gives every spelling of a number one form.
///
/// A number that is possible is let through even where no list knows its range: Meta knows better than a list that
/// ages.
public final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String NO_COUNTRY = "ZZ";

    private PhoneNumbers() {}

    /// @param defaultCountry the country (ISO 3166, two letters) in which a national number is read
    public static ParsedPhone normalise(String raw, @Nullable String defaultCountry) {
        var text = PhoneText.of(raw);
        return text.problem() == null ? parse(text, defaultCountry) : new Invalid(text.problem());
    }

    /// Meta's own writing of a number (digits, no `+`) in our one form. Empty only if it is no number at all.
    public static Optional<E164> fromWhatsApp(String digits) {
        var text = PhoneText.of("+" + digits);
        return text.problem() == null
                ? Optional.ofNullable(parse(text, null).phoneOrNull()).or(() -> verbatim(text.digits()))
                : Optional.empty();
    }

    /// The country (ISO 3166, two letters) whose number this is; empty for numbers of no country.
    public static Optional<String> countryOf(E164 phone) {
        var number = international(phone.value());
        if (number == null) {
            return Optional.empty();
        }
        var exact = NUMBERS.getRegionCodeForNumber(number);
        var country = exact == null ? NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()) : exact;
        return Optional.of(country).filter(code -> !code.equals(NO_COUNTRY) && !code.equals("001"));
    }

    /// Every country that has numbers (ISO 3166, two letters).
    public static Set<String> countries() {
        return Set.copyOf(NUMBERS.getSupportedRegions());
    }

    /// What numbers of every country begin with, behind the plus.
    static Set<Integer> countryCodes() {
        return NUMBERS.getSupportedCallingCodes();
    }

    /// As people write it: `+261 34 12 345 67`.
    public static String readable(E164 phone) {
        var number = international(phone.value());
        return number == null ? phone.value() : NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL);
    }

    /// As it stands in tables: in groups, so that no spreadsheet rounds it, and without dashes, by which one might
    /// calculate. What is no number stays as it is.
    public static String inTables(String phone) {
        return phone.matches("\\+[1-9][0-9]{5,14}")
                ? readable(new E164(phone)).replaceAll("[^+0-9]+", " ").strip()
                : phone;
    }

    public static boolean isCountry(String code) {
        return NUMBERS.getSupportedRegions().contains(code);
    }

    private static ParsedPhone parse(PhoneText text, @Nullable String country) {
        if (text.international()) {
            return judge(international("+" + NationalHabits.modern(text.digits())));
        }
        var asInternational = international("+" + NationalHabits.modern(text.digits()));
        var asNational = country == null ? null : national(text.digits(), country);
        if (asNational != null && isPossible(asNational)) {
            return judge(asNational);
        }
        // "261341234567" without a plus is common in exports; trusted only where that country has such a number.
        if (asInternational != null && NUMBERS.isValidNumber(asInternational)) {
            return judge(asInternational);
        }
        return country == null ? new Invalid(Problem.UNKNOWN_COUNTRY) : judge(asNational);
    }

    private static ParsedPhone judge(@Nullable PhoneNumber number) {
        if (number == null) {
            return new Invalid(Problem.UNKNOWN_COUNTRY);
        }
        return switch (NUMBERS.isPossibleNumberWithReason(number)) {
            case IS_POSSIBLE -> valid(number);
            case TOO_LONG -> new Invalid(Problem.TOO_LONG);
            case INVALID_COUNTRY_CODE -> new Invalid(Problem.UNKNOWN_COUNTRY);
            case IS_POSSIBLE_LOCAL_ONLY, TOO_SHORT, INVALID_LENGTH -> new Invalid(Problem.TOO_SHORT);
        };
    }

    private static ParsedPhone valid(PhoneNumber number) {
        return verbatim(NationalHabits.fold(number.getCountryCode(), significant(number)))
                .<ParsedPhone>map(phone -> new Valid(phone, warning(international(phone.value()))))
                .orElse(new Invalid(Problem.NOT_A_NUMBER));
    }

    private static @Nullable Warning warning(@Nullable PhoneNumber number) {
        if (number == null || !NUMBERS.isValidNumber(number)) {
            return Warning.UNASSIGNED;
        }
        return NUMBERS.getNumberType(number) == PhoneNumberType.FIXED_LINE ? Warning.NOT_MOBILE : null;
    }

    private static boolean isPossible(PhoneNumber number) {
        return NUMBERS.isPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;
    }

    private static @Nullable PhoneNumber international(String text) {
        return national(text, NO_COUNTRY);
    }

    private static @Nullable PhoneNumber national(String text, String country) {
        try {
            return NUMBERS.parse(text, country);
        } catch (NumberParseException unreadable) {
            return null;
        }
    }

    private static String significant(PhoneNumber number) {
        return NUMBERS.getNationalSignificantNumber(number);
    }

    private static Optional<E164> verbatim(String digits) {
        return digits.matches("[1-9][0-9]{5,14}") ? Optional.of(new E164("+" + digits)) : Optional.empty();
    }
}
