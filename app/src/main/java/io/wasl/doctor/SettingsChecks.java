package io.wasl.doctor;

import io.wasl.doctor.Check.Name;
import io.wasl.settings.Settings;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Judges what the installation was told. What could not be right was refused at the start already.
final class SettingsChecks {

    /// Until when Meta answers to a version of its API.
    private static final Map<String, LocalDate> ENDS = Map.of(
            "v21.0", LocalDate.of(2027, 1, 21),
            "v22.0", LocalDate.of(2027, 5, 20),
            "v23.0", LocalDate.of(2027, 10, 8),
            "v24.0", LocalDate.of(2028, 2, 18),
            "v25.0", LocalDate.of(2028, 7, 29));

    private static final int OLDEST_LIVING = 21;
    private static final long WARNING_DAYS = 60;

    private SettingsChecks() {}

    static List<Check> of(Settings settings, LocalDate today) {
        return List.of(settings(settings), version(settings.meta().graphVersion(), today));
    }

    private static Check settings(Settings settings) {
        if (settings.meta().clientSecrets().isEmpty()) {
            return Check.fail(Name.SETTINGS, "no_secret");
        }
        List<Object> missing = new ArrayList<>();
        if (settings.meta().clientId().isEmpty()) {
            missing.add("META_CLIENT_ID");
        }
        if (settings.verifyTokens().isEmpty()) {
            missing.add("META_WEBHOOK_VERIFY_TOKEN");
        }
        return missing.isEmpty()
                ? Check.pass(Name.SETTINGS, "complete")
                : Check.warn(Name.SETTINGS, "missing", String.join(", ", missing.toArray(String[]::new)));
    }

    private static Check version(String version, LocalDate today) {
        LocalDate end = ENDS.get(version);
        boolean older = Integer.parseInt(version.substring(1, version.indexOf('.'))) < OLDEST_LIVING;
        if (older || (end != null && !today.isBefore(end))) {
            return Check.fail(Name.VERSION, "ended", version);
        }
        long days = end == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(today, end);
        return days < WARNING_DAYS
                ? Check.warn(Name.VERSION, "ends", version, days)
                : Check.pass(Name.VERSION, "current", version);
    }
}
