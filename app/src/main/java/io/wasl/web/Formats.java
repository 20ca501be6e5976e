package io.wasl.web;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeDateTimeUnit;
import com.ibm.icu.text.TimeZoneFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.wasl.kernel.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// How the reader's language writes numbers, money and times. In templates: `${#fmt.number(total)}`. What is absent is
/// written as a dash.
@Component
class Formats {

    private static final String NOTHING = "–";
    private static final int MOST_PARTS = 2;

    private final Clock clock;

    Formats(Clock clock) {
        this.clock = clock;
    }

    public String number(@Nullable Number number) {
        return number == null ? NOTHING : NumberFormat.getInstance(locale()).format(number);
    }

    /// @param share 1 is the whole
    public String percent(double share) {
        var format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /// Percentage of a total; 0 of 0 is 0.
    public String percent(long part, long whole) {
        return percent(whole == 0 ? 0 : (double) part / whole);
    }

    public String money(@Nullable Money money) {
        if (money == null) {
            return NOTHING;
        }
        var format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(Currency.getInstance(money.currency().getCurrencyCode()));
        return format.format(money.amount());
    }

    /// `21 Nov 2026`
    public String date(@Nullable Instant at) {
        return time(at, "yMMMd");
    }

    public String date(@Nullable LocalDate day) {
        if (day == null) {
            return NOTHING;
        }
        var format = DateFormat.getInstanceForSkeleton("yMMMd", locale());
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /// `14:32`
    public String time(@Nullable Instant at) {
        return time(at, "Hm");
    }

    /// `14:32:07`
    public String clock(@Nullable Instant at) {
        return time(at, "Hms");
    }

    /// `21 Nov 2026, 14:32:07`
    public String precise(@Nullable Instant at) {
        return time(at, "yMMMdHms");
    }

    /// `21 Nov 2026, 14:32`
    public String dateTime(@Nullable Instant at) {
        return time(at, "yMMMdHm");
    }

    /// `21 Nov 2026, 14:32`, by the clocks of another zone
    public String dateTime(@Nullable Instant at, String zone) {
        return time(at, "yMMMdHm", zone);
    }

    /// `14:32` if that is today where the reader is, `22 Nov 2026, 14:32` if it is not
    public String coming(@Nullable Instant at) {
        return at == null || day(at).equals(day(clock.instant())) ? time(at) : dateTime(at);
    }

    /// `21 Nov 2026, 14:32 (Antananarivo)`
    public String moment(@Nullable Instant at) {
        return at == null ? NOTHING : dateTime(at) + " (" + zone() + ")";
    }

    /// The city of the reader's zone in their language, as in `Antananarivo`.
    public String zone() {
        return zone(zoneId().getId());
    }

    public String zone(String id) {
        return id.equals("UTC") || id.equals("Z")
                ? "UTC"
                : TimeZoneFormat.getInstance(locale())
                        .format(TimeZoneFormat.Style.EXEMPLAR_LOCATION, TimeZone.getTimeZone(id), clock.millis());
    }

    /// The time now, where the reader is.
    public String now() {
        return time(clock.instant());
    }

    public ZoneId zoneId() {
        return LocaleContextHolder.getTimeZone().toZoneId();
    }

    /// `2 minutes ago`, `in 3 hours`
    public String ago(@Nullable Instant at) {
        if (at == null) {
            return NOTHING;
        }
        double seconds = Duration.between(clock.instant(), at).toSeconds();
        var format = RelativeDateTimeFormatter.getInstance(locale());
        double size = Math.abs(seconds);
        if (size < 60) {
            return format.formatNumeric(Math.rint(seconds), RelativeDateTimeUnit.SECOND);
        }
        if (size < 3600) {
            return format.formatNumeric(Math.rint(seconds / 60), RelativeDateTimeUnit.MINUTE);
        }
        return size < 86_400
                ? format.formatNumeric(Math.rint(seconds / 3600), RelativeDateTimeUnit.HOUR)
                : format.formatNumeric(Math.rint(seconds / 86_400), RelativeDateTimeUnit.DAY);
    }

    /// `2 h 5 min`: the two largest units that are not zero.
    public String duration(@Nullable Duration duration) {
        if (duration == null) {
            return NOTHING;
        }
        var parts = new ArrayList<Measure>();
        add(parts, duration.toDays(), MeasureUnit.DAY);
        add(parts, duration.toHoursPart(), MeasureUnit.HOUR);
        add(parts, duration.toMinutesPart(), MeasureUnit.MINUTE);
        add(parts, duration.toSecondsPart(), MeasureUnit.SECOND);
        if (parts.isEmpty()) {
            parts.add(new Measure(0, MeasureUnit.SECOND));
        }
        var shown = parts.subList(0, Math.min(MOST_PARTS, parts.size()));
        return MeasureFormat.getInstance(locale(), FormatWidth.SHORT).formatMeasures(shown.toArray(Measure[]::new));
    }

    /// The name of a country, from its two letters.
    public String country(String code) {
        return new ULocale("", code).getDisplayCountry(locale());
    }

    private LocalDate day(Instant at) {
        return at.atZone(zoneId()).toLocalDate();
    }

    private static void add(List<Measure> parts, long count, MeasureUnit unit) {
        if (count > 0) {
            parts.add(new Measure(count, unit));
        }
    }

    private static String time(@Nullable Instant at, String skeleton) {
        return time(at, skeleton, LocaleContextHolder.getTimeZone().getID());
    }

    private static String time(@Nullable Instant at, String skeleton, String zone) {
        if (at == null) {
            return NOTHING;
        }
        var format = DateFormat.getInstanceForSkeleton(skeleton, locale());
        format.setTimeZone(TimeZone.getTimeZone(zone));
        return format.format(Date.from(at));
    }

    private static ULocale locale() {
        Locale locale = LocaleContextHolder.getLocale();
        return ULocale.forLocale(locale);
    }
}
