package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.MetaApp;
import io.wasl.connection.NumberFacts;
import io.wasl.doctor.Check.Name;
import io.wasl.meta.TokenInspection;
import io.wasl.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether the access token lives, for how long, and whether it may do what is needed.
@Component
class TokenChecks {

    private static final Duration WARNING = Duration.ofDays(14);
    private static final Set<String> NEEDED = Set.of("whatsapp_business_messaging", "whatsapp_business_management");

    private final Optional<String> app;
    private final Clock clock;

    TokenChecks(Settings settings, Clock clock) {
        this.app = MetaApp.of(settings).map(MetaApp::id);
        this.clock = clock;
    }

    List<Check> look(Patient patient) {
        Optional<TokenInspection> inspection = patient.token().get();
        if (inspection.isPresent() && !inspection.get().valid()) {
            // Asking with the token itself tells whether it expired or was taken back.
            NumberFacts facts = patient.number().get();
            return List.of(expiry(facts.tokenExpiresAt(), clock.instant()));
        }
        List<Check> found = new ArrayList<>();
        inspection.ifPresent(told -> found.add(permissions(told, patient.account())));
        if (inspection.isEmpty()) {
            patient.number().get();
        }
        found.add(expiry(inspection.map(TokenInspection::expiresAt).orElse((Instant) null), clock.instant()));
        return found;
    }

    static Check expiry(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt == null) {
            return Check.pass(Name.TOKEN, "valid");
        }
        return expiresAt.isBefore(now.plus(WARNING))
                ? Check.warn(
                        Name.TOKEN,
                        "expires_soon",
                        Math.max(0, Duration.between(now, expiresAt).toDays()),
                        expiresAt)
                : Check.pass(Name.TOKEN, "valid_until", expiresAt);
    }

    private Check permissions(TokenInspection told, Account account) {
        Set<String> missing = new TreeSet<>(NEEDED);
        missing.removeAll(told.scopes());
        if (!missing.isEmpty()) {
            return Check.fail(Name.PERMISSIONS, "missing", String.join(", ", missing));
        }
        if (!told.wabaIds().isEmpty() && !told.wabaIds().contains(account.wabaId())) {
            return Check.fail(Name.PERMISSIONS, "other_business", account.wabaId(), String.join(", ", told.wabaIds()));
        }
        if (!account.ownApp()
                && app.isPresent()
                && told.appId() != null
                && !told.appId().equals(app.get())) {
            return Check.fail(Name.PERMISSIONS, "other_app", told.appId());
        }
        return Check.pass(Name.PERMISSIONS, "complete", String.join(", ", new TreeSet<>(NEEDED)));
    }
}
