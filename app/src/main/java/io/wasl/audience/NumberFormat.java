package io.wasl.audience;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/// How a spreadsheet shows the numbers of a cell, as far as that carries meaning: leading zeros, percentages, days and
/// hours. Separators of thousands and decimals depend on the reader's country and are left away.
final class NumberFormat {

    static final NumberFormat GENERAL = new NumberFormat("", false);

    /// What a spreadsheet calculates with.
    private static final MathContext DIGITS = new MathContext(15);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?");

    private final FormatCode code;
    private final boolean since1904;

    NumberFormat(String code, boolean since1904) {
        this.code = FormatCode.of(code);
        this.since1904 = since1904;
    }

    /// @param raw the number as a file writes it; what is none stays as it is
    String show(String raw) {
        if (raw.length() > ImportLimits.NUMBER_CHARACTERS
                || !NUMBER.matcher(raw).matches()) {
            return raw;
        }
        var number = new BigDecimal(raw).round(DIGITS).stripTrailingZeros();
        // Written out, a number of a few characters could fill the memory.
        if (Math.abs((long) number.precision() - number.scale()) > ImportLimits.EXPONENT
                || Math.abs(number.scale()) > ImportLimits.EXPONENT) {
            return raw;
        }
        if (code.isMoment()) {
            return SheetMoment.of(number, since1904)
                    .map(moment -> moment.show(code))
                    .orElseGet(number::toPlainString);
        }
        return code.isPadded() || code.isPercentage() ? code.show(number) : number.toPlainString();
    }
}
