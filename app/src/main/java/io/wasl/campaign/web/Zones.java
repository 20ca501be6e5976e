package io.wasl.campaign.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// The time zones to choose from, and what people write for them.
final class Zones {

    private static final List<String> OUTSIDE_ALL_CONTINENTS = List.of("Etc/", "SystemV/", "US/");

    private Zones() {}

    /// @param offset from UTC at this time of the year
    public record Zone(String id, String offset) {}

    /// The reader's own first.
    static List<Zone> all(ZoneId own, Instant now) {
        List<Zone> zones = new ArrayList<>();
        zones.add(zone(own, now));
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            boolean place = id.contains("/") && OUTSIDE_ALL_CONTINENTS.stream().noneMatch(id::startsWith);
            if ((place || id.equals("UTC")) && !id.equals(own.getId())) {
                zones.add(zone(ZoneId.of(id), now));
            }
        }
        return List.copyOf(zones);
    }

    /// @param typed a zone's id or the city in it, in capitals or not
    /// @throws DateTimeException if there is no such zone, or more than one
    static ZoneId find(String typed) {
        String wanted = plain(typed);
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> plain(id).equals(wanted))
                .findFirst()
                .or(() -> byCity(wanted))
                .map(ZoneId::of)
                .orElseThrow(() -> new DateTimeException("No time zone is called so"));
    }

    private static Optional<String> byCity(String wanted) {
        List<String> found = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> plain(id).endsWith("/" + wanted))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String plain(String text) {
        return text.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    private static Zone zone(ZoneId zone, Instant now) {
        String offset = zone.getRules().getOffset(now).getId();
        return new Zone(zone.getId(), "UTC" + (offset.equals("Z") ? "" : offset));
    }
}
