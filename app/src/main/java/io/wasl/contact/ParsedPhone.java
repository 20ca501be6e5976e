package io.wasl.contact;

import io.wasl.kernel.E164;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a text turned out to be.
public sealed interface ParsedPhone {

    record Valid(E164 phone, @Nullable Warning warning) implements ParsedPhone {}

    record Invalid(Problem problem) implements ParsedPhone {}

    default @Nullable E164 phoneOrNull() {
        return this instanceof Valid valid ? valid.phone() : null;
    }

    /// Why a text is no number that a message can be sent to.
    enum Problem {
        EMPTY,
        TOO_LONG,
        TOO_SHORT,
        NOT_A_NUMBER,
        SEVERAL_NUMBERS,
        /// A spreadsheet wrote `2.61341E+11`: the last digits are lost.
        ROUNDED,
        /// A national number and no country to read it in, or a country code that does not exist.
        UNKNOWN_COUNTRY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is strange about a number that can be tried all the same.
    enum Warning {
        /// A land line; some of them have WhatsApp.
        NOT_MOBILE,
        /// In no range that its country has given out, as far as we know.
        UNASSIGNED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
