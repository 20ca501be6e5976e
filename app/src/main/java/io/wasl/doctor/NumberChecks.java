package io.wasl.doctor;

import io.wasl.connection.MessagingLimit;
import io.wasl.connection.NumberFacts;
import io.wasl.connection.Quality;
import io.wasl.doctor.Check.Name;
import io.wasl.meta.NodeHealth;
import io.wasl.meta.PhoneNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges what Meta tells about a number.
final class NumberChecks {

    private static final String WHERE_TO_LOOK = "Meta Business Suite → WhatsApp Manager";

    private NumberChecks() {}

    static List<Check> of(NumberFacts facts) {
        PhoneNumber number = facts.number();
        return List.of(
                number(number),
                Check.pass(Name.BUSINESS_ACCOUNT, "owns"),
                displayName(number.nameStatus()),
                quality(facts.quality()),
                limit(number.messagingLimit()));
    }

    static Check number(PhoneNumber number) {
        String status = number.status() == null ? "UNKNOWN" : number.status().toUpperCase(Locale.ROOT);
        String shown = number.displayPhoneNumber();
        return switch (status) {
            case "CONNECTED" -> Check.pass(Name.NUMBER, "connected", shown);
            case "FLAGGED", "RATE_LIMITED" -> Check.warn(Name.NUMBER, status.toLowerCase(Locale.ROOT), shown);
            case "PENDING", "UNVERIFIED", "DISCONNECTED" -> Check.fail(Name.NUMBER, "not_registered", shown);
            case "RESTRICTED", "BANNED" -> Check.fail(Name.NUMBER, "restricted", shown);
            case "DELETED", "MIGRATED" -> Check.fail(Name.NUMBER, "gone", shown);
            default -> Check.warn(Name.NUMBER, "unknown", shown, status);
        };
    }

    static Check quality(Quality quality) {
        return switch (quality) {
            case GREEN -> Check.pass(Name.QUALITY, "green");
            case YELLOW -> Check.warn(Name.QUALITY, "yellow");
            case RED -> Check.fail(Name.QUALITY, "red");
            case UNKNOWN -> Check.pass(Name.QUALITY, "unknown");
        };
    }

    static Check limit(@Nullable String tier) {
        long people = MessagingLimit.people(tier);
        if (people == MessagingLimit.UNKNOWN) {
            return Check.pass(Name.LIMIT, "unknown");
        }
        if (people == MessagingLimit.NONE) {
            return Check.pass(Name.LIMIT, "unlimited");
        }
        return people < MessagingLimit.SMALL
                ? Check.warn(Name.LIMIT, "small", people)
                : Check.pass(Name.LIMIT, "people", people);
    }

    /// A number whose name was declined cannot send; one whose name is still being looked at can only a little.
    static Check displayName(@Nullable String status) {
        return switch (status == null ? "" : status.toUpperCase(Locale.ROOT)) {
            case "DECLINED" -> Check.fail(Name.DISPLAY_NAME, "declined");
            case "EXPIRED" -> Check.warn(Name.DISPLAY_NAME, "expired");
            case "PENDING_REVIEW" -> Check.warn(Name.DISPLAY_NAME, "pending");
            case "APPROVED", "AVAILABLE_WITHOUT_REVIEW" -> Check.pass(Name.DISPLAY_NAME, "approved");
            default -> Check.pass(Name.DISPLAY_NAME, "unknown");
        };
    }

    /// Meta's own verdict on whether messages can leave, and what in the chain above stands in the way.
    static List<Check> health(NodeHealth health) {
        return List.of(
                health(Name.NUMBER_HEALTH, health, Set.of("PHONE_NUMBER")),
                health(Name.BUSINESS_HEALTH, health, Set.of("WABA", "BUSINESS", "APP")));
    }

    private static Check health(Name name, NodeHealth health, Set<String> types) {
        return health.entities().stream()
                .filter(entity -> types.contains(entity.type()))
                .filter(entity -> Set.of("BLOCKED", "LIMITED").contains(entity.canSend()))
                .min(Comparator.comparing(NodeHealth.Entity::canSend))
                .map(entity -> trouble(name, entity))
                .orElse(Check.pass(name, "available"));
    }

    private static Check trouble(Name name, NodeHealth.Entity entity) {
        String problem = entity.problem() == null ? entity.type() : entity.problem();
        String solution = entity.solution() == null ? WHERE_TO_LOOK : entity.solution();
        return entity.canSend().equals("BLOCKED")
                ? Check.fail(name, "blocked", problem, solution)
                : Check.warn(name, "limited", problem, solution);
    }
}
