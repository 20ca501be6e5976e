package io.wasl.sheet;

import com.ibm.icu.text.TimeZoneFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/// Who opens a table: their language decides what parts the cells of a CSV text, their zone what the clocks show.
public record SheetReader(Locale locale, ZoneId zone) {

    /// Who asks for the page.
    public static SheetReader current() {
        return new SheetReader(
                LocaleContextHolder.getLocale(),
                LocaleContextHolder.getTimeZone().toZoneId());
    }

    /// A heading above times: which clock they are told by.
    public String timed(String heading) {
        return heading + " (" + city() + ")";
    }

    /// Spreadsheets read CSV by the region they are set to: where a comma stands in numbers, a semicolon parts cells.
    char separator() {
        return locale.getLanguage().equals("en") ? ',' : ';';
    }

    LocalDateTime local(Instant at) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
    }

    private String city() {
        var id = zone.getId();
        return id.equals("UTC") || id.equals("Z")
                ? "UTC"
                : TimeZoneFormat.getInstance(ULocale.forLocale(locale))
                        .format(TimeZoneFormat.Style.EXEMPLAR_LOCATION, TimeZone.getTimeZone(id), 0);
    }
}
