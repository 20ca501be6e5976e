package io.wasl.campaign;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/// The hours in which people do not want to be woken, told by the country of their number.
final class QuietHours {

    static final LocalTime FROM = LocalTime.of(21, 0);
    static final LocalTime UNTIL = LocalTime.of(8, 0);

    private QuietHours() {}

    /// How many of the people would be disturbed by a campaign that runs between the two times. Of a country with
    /// several zones one zone with quiet hours is enough.
    static long disturbed(Map<String, Long> peopleByCountry, Instant start, Instant end) {
        return peopleByCountry.entrySet().stream()
                .filter(country -> isQuiet(country.getKey(), start) || isQuiet(country.getKey(), end))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static boolean isQuiet(String country, Instant at) {
        return zones(country).stream().anyMatch(zone -> isNight(zone, at));
    }

    private static boolean isNight(String zone, Instant at) {
        try {
            LocalTime time = at.atZone(ZoneId.of(zone)).toLocalTime();
            return !time.isBefore(FROM) || time.isBefore(UNTIL);
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
