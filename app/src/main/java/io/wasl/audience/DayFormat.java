package io.wasl.audience;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How days are written where a workbook comes from: it leaves that to the country of whoever opens it.
final class DayFormat {

    private DayFormat() {}

    /// As spreadsheets write formats; null where it is not known, as English without its country.
    static @Nullable String of(@Nullable Locale reader, @Nullable String country) {
        if (reader == null || (country == null && reader.getLanguage().equals("en"))) {
            return null;
        }
        var locale = new Locale.Builder()
                .setLanguage(reader.getLanguage())
                .setRegion(country == null ? "" : country)
                .build();
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale)
                .replaceAll("\\p{Cf}|'[^']*'", "")
                .replaceAll("y+", "yyyy")
                .toLowerCase(Locale.ROOT);
    }
}
