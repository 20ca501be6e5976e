package io.wasl.campaign;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/// The hours in which people do not want to be woken, told by the country of their number.
final class QuietHours {

    static final LocalTime FROM = LocalTime.of(21, 0);
    static final LocalTime UNTIL = LocalTime.of(8, 0);

    private QuietHours() {}

    /// How many of the people would be disturbed by a campaign that runs from the one time to the other. Of a country
    /// with several zones one zone with quiet hours is enough.
    static long disturbed(Map<String, Long> peopleByCountry, Instant start, Instant end) {
        return peopleByCountry.entrySet().stream()
                .filter(country -> zones(country.getKey()).stream().anyMatch(zone -> isDisturbed(zone, start, end)))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// It begins at night, or still runs when the next one begins.
    private static boolean isDisturbed(String zone, Instant start, Instant end) {
        try {
            ZonedDateTime begin = start.atZone(ZoneId.of(zone));
            LocalTime time = begin.toLocalTime();
            return !time.isBefore(FROM)
                    || time.isBefore(UNTIL)
                    || !begin.with(FROM).toInstant().isAfter(end);
        } catch (DateTimeException unknownToTheJdk) {
            return false;
        }
    }

    private static Set<String> zones(String country) {
        return country.equals(Rehearsal.NO_COUNTRY)
                ? Set.of()
                : TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null);
    }
}
