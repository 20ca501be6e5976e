package io.wasl.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.wasl.audience.Audience;
import io.wasl.audience.ImportId;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Schedule;
import io.wasl.campaign.TemplateChoice;
import io.wasl.campaign.VariableSource;
import io.wasl.campaign.WallTime;
import io.wasl.connection.AccountId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a program may say about a campaign. Every field may be left out of a change.
///
/// @param schedule null where it was left out, JSON's null where it is to be removed; likewise `messagesPerSecond` and
///     `endsAt`
record CampaignBody(
        @Nullable String name,
        @Nullable String account,
        @Nullable TemplateBody template,
        @Nullable AudienceBody audience,

        @Schema(
                description =
                        "By the names that `GET /templates` tells: `1` or `city` in the body, `header.1` in a text "
                                + "header, `header` for its picture, `button.0` for the end of a button's address, in which "
                                + "what may not stand in an address is encoded. A value that looks empty is none.")
        @Nullable Map<String, SourceBody> variables,

        @Nullable JsonNode schedule,
        @Nullable JsonNode messagesPerSecond,
        @Nullable Integer restDays,

        @Schema(description = "Useful messages only: one of which nobody can say whether it left is sent once more")
        @Nullable Boolean resendOnce,

        @Schema(description = "A moment, from which on nothing leaves any more") @Nullable JsonNode endsAt) {

    private static final int LONGEST_VALUE = 1_024;
    private static final int LONGEST_KEY = 100;
    private static final int MOST_TAGS = 100;
    private static final int FASTEST = 1_000;

    record TemplateBody(
            @Nullable String name,

            @Schema(description = "Meta's code, such as `fr` or `en_US`; `en-US` is taken for it") @Nullable String language) {}

    /// @param everyone `true`: every contact of the client
    /// @param excludeTags whoever has one of these is left out; beside `tags` or `everyone`
    record AudienceBody(
            @Schema(description = "true: every contact of the client") @Nullable Boolean everyone,

            @Nullable List<RecipientBody> recipients,
            @Nullable Set<String> tags,
            @Nullable Set<String> excludeTags,
            @JsonProperty("import") @Nullable String imported) {}

    record RecipientBody(
            @Nullable String phone,

            @Schema(description = "This person's own values, by the same names as the campaign's `variables`") @Nullable Map<String, String> variables) {}

    record SourceBody(
            @Nullable String attribute,
            @Nullable String value,
            @JsonProperty("default") @Nullable String otherwise) {}

    /// A new campaign: here the fields that the contract asks for must be there.
    Draft draft() {
        if (name == null) {
            throw ApiProblem.invalid("name", "is required");
        }
        if (account == null) {
            throw ApiProblem.invalid("account", "is required");
        }
        if (template == null) {
            throw ApiProblem.invalid("template", "is required");
        }
        if (audience == null) {
            throw ApiProblem.invalid("audience", "is required");
        }
        return change(Draft.named(""));
    }

    Draft change(Draft draft) {
        Draft changed = draft;
        changed = name == null ? changed : changed.withName(name(name));
        changed = account == null ? changed : changed.withAccount(account(account));
        changed = template == null ? changed : changed.withTemplate(choice(template));
        changed = audience == null ? changed : changed.withAudience(audience(audience));
        changed = variables == null ? changed : changed.withVariables(sources(variables));
        changed = schedule == null ? changed : changed.withSchedule(schedule(schedule));
        changed = messagesPerSecond == null ? changed : changed.withMessagesPerSecond(speed(messagesPerSecond));
        changed = restDays == null ? changed : changed.withRestDays(rest(restDays));
        changed = resendOnce == null ? changed : changed.withResendOnce(resendOnce);
        return endsAt == null ? changed : changed.withEndsAt(end(endsAt));
    }

    private static String name(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > Draft.LONGEST_NAME || hasControls(stripped)) {
            throw ApiProblem.invalid("name", "is not 1 to " + Draft.LONGEST_NAME + " characters on one line");
        }
        return stripped;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static AccountId account(String id) {
        return id("account", id, AccountId::of);
    }

    private static <T> T id(String field, String id, Function<String, T> read) {
        try {
            return read.apply(id);
        } catch (IllegalArgumentException notAnId) {
            throw ApiProblem.invalid(field, "does not exist");
        }
    }

    private static TemplateChoice choice(TemplateBody template) {
        return new TemplateChoice(
                text("template.name", template.name(), 512), text("template.language", template.language(), 20));
    }

    private static String text(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest || hasControls(text)) {
            throw ApiProblem.invalid(field, "is not a text of 1 to " + longest + " characters");
        }
        return text;
    }

    private static Audience audience(AudienceBody audience) {
        int kinds = (audience.recipients() == null ? 0 : 1)
                + (audience.tags() == null ? 0 : 1)
                + (audience.imported() == null ? 0 : 1)
                + (Boolean.TRUE.equals(audience.everyone()) ? 1 : 0);
        boolean mayExclude = audience.tags() != null || audience.everyone() != null;
        if (kinds != 1 || (audience.excludeTags() != null && !mayExclude)) {
            throw ApiProblem.invalid(
                    "audience",
                    "is not exactly one of recipients, tags and everyone (either with exclude_tags) and import");
        }
        if (audience.recipients() != null) {
            return list(audience.recipients());
        }
        var exclude = audience.excludeTags() == null
                ? Set.<String>of()
                : tags("audience.exclude_tags", audience.excludeTags());
        if (audience.tags() != null) {
            return new Audience.Tags(tags("audience.tags", audience.tags()), exclude);
        }
        if (Boolean.TRUE.equals(audience.everyone())) {
            return new Audience.Everyone(exclude);
        }
        return new Audience.Import(id("audience.import", String.valueOf(audience.imported()), ImportId::of));
    }

    private static Set<String> tags(String field, Set<String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw ApiProblem.invalid(field, "holds more than " + MOST_TAGS + " tags");
        }
        tags.forEach(tag -> text(field, tag, LONGEST_KEY));
        return Set.copyOf(tags);
    }

    private static Audience list(List<RecipientBody> recipients) {
        if (recipients.size() > Audience.Recipients.LARGEST_LIST) {
            throw ApiProblem.invalid(
                    "audience.recipients",
                    "holds more than " + Audience.Recipients.LARGEST_LIST + " people: import them as a file");
        }
        return new Audience.Recipients(recipients.stream()
                .map(recipient -> new Audience.Recipient(
                        recipient.phone() == null ? "" : limited("audience.recipients", recipient.phone()),
                        recipient.variables() == null ? Map.of() : values(recipient.variables())))
                .toList());
    }

    private static Map<String, String> values(Map<String, String> values) {
        Map<String, String> limited = new TreeMap<>();
        values.forEach((key, value) -> {
            // JSON's null is as good as a value left out.
            if (value != null) {
                limited.put(text("audience.recipients", key, LONGEST_KEY), limited("audience.recipients", value));
            }
        });
        return limited;
    }

    private static String limited(String field, String value) {
        if (value.length() > LONGEST_VALUE) {
            throw ApiProblem.invalid(field, "holds a text of more than " + LONGEST_VALUE + " characters");
        }
        // PostgreSQL cannot keep it, and no message can show it.
        return value.replace("\u0000", "");
    }

    private static Map<String, VariableSource> sources(Map<String, SourceBody> variables) {
        Map<String, VariableSource> sources = new TreeMap<>();
        variables.forEach((name, source) -> {
            String field = "variables." + text("variables", name, LONGEST_KEY);
            if (source == null || (source.attribute() == null) == (source.value() == null)) {
                throw ApiProblem.invalid(field, "is not exactly one of attribute and value");
            }
            sources.put(name, source(field, source));
        });
        return sources;
    }

    private static VariableSource source(String field, SourceBody source) {
        if (source.value() != null) {
            return new VariableSource.Text(limited(field, source.value()));
        }
        return new VariableSource.Attribute(
                text(field, source.attribute(), LONGEST_KEY),
                source.otherwise() == null ? null : limited(field, source.otherwise()));
    }

    private static @Nullable Schedule schedule(JsonNode schedule) {
        if (schedule.isNull()) {
            return null;
        }
        JsonNode at = schedule.path("at");
        JsonNode zone = schedule.path("zone");
        boolean others = schedule.propertyNames().stream()
                .anyMatch(name -> !Set.of("at", "zone").contains(name));
        if (!at.isString() || !zone.isString() || others) {
            throw ApiProblem.invalid("schedule", "is not {\"at\": \"…\", \"zone\": \"…\"}");
        }
        ZoneId place = zone(zone.stringValue());
        return new Schedule(Era.holds("schedule.at", instant(at.stringValue(), place)), place);
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw ApiProblem.invalid("schedule.zone", "is not a time zone such as Indian/Antananarivo");
        }
    }

    /// With an offset it is a moment; without one it is read from the clocks of the zone.
    private static Instant instant(String at, ZoneId zone) {
        try {
            return OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException withoutOffset) {
            try {
                return moment(new WallTime(LocalDateTime.parse(at), zone));
            } catch (DateTimeException noTime) {
                throw ApiProblem.invalid("schedule.at", "is not a time such as 2026-11-23T09:00:00Z");
            }
        }
    }

    private static Instant moment(WallTime time) {
        if (time.isSkipped()) {
            throw ApiProblem.invalid("schedule.at", "is a time that the clocks of the zone skip");
        }
        return time.instant();
    }

    private static @Nullable Integer speed(JsonNode speed) {
        if (speed.isNull()) {
            return null;
        }
        if (!speed.isInt() || speed.intValue() < 1 || speed.intValue() > FASTEST) {
            throw ApiProblem.invalid("messages_per_second", "is not a number from 1 to " + FASTEST);
        }
        return speed.intValue();
    }

    private static @Nullable Instant end(JsonNode end) {
        if (end.isNull()) {
            return null;
        }
        try {
            return Era.holds("ends_at", OffsetDateTime.parse(end.asString("")).toInstant());
        } catch (DateTimeException noMoment) {
            throw ApiProblem.invalid("ends_at", "is not a time such as 2026-11-23T18:00:00Z");
        }
    }

    private static int rest(int days) {
        if (days < 0 || days > Draft.MOST_REST_DAYS) {
            throw ApiProblem.invalid("rest_days", "is not a number from 0 to " + Draft.MOST_REST_DAYS);
        }
        return days;
    }
}
