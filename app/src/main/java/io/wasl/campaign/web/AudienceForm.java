package io.wasl.campaign.web;

import io.wasl.audience.Audience;
import io.wasl.audience.ImportId;
import io.wasl.campaign.Draft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The audience as a person fills it in.
///
/// @param kind `everyone`, `tags`, `import` or `list`
/// @param exclude tags whose bearers are left out of `tags` and `everyone`
/// @param list one number a line
record AudienceForm(
        @Nullable String kind,
        @Nullable Set<String> tags,
        @Nullable Set<String> exclude,
        @Nullable String imported,
        @Nullable String list,
        @Nullable Integer rest) {

    /// Taken apart by hand: bound as a collection, a single tag would be cut at its commas.
    static AudienceForm of(MultiValueMap<String, String> form) {
        return new AudienceForm(
                form.getFirst("kind"),
                texts(form, "tags"),
                texts(form, "exclude"),
                form.getFirst("imported"),
                form.getFirst("list"),
                number(form.getFirst("rest")));
    }

    static AudienceForm of(Draft draft) {
        int rest = draft.terms().restDays();
        return switch (draft.audience()) {
            case null -> new AudienceForm("tags", Set.of(), Set.of(), null, null, rest);
            case Audience.Tags(Set<String> tags, Set<String> exclude) ->
                new AudienceForm("tags", tags, exclude, null, null, rest);
            case Audience.Everyone(Set<String> exclude) ->
                new AudienceForm("everyone", Set.of(), exclude, null, null, rest);
            case Audience.Import(ImportId id) ->
                new AudienceForm("import", Set.of(), Set.of(), id.toString(), null, rest);
            case Audience.Recipients(List<Audience.Recipient> recipients) ->
                new AudienceForm("list", Set.of(), Set.of(), null, written(recipients), rest);
        };
    }

    /// Null where nothing was chosen.
    @Nullable Audience audience() {
        return switch (chosen()) {
            case "import" -> imported(imported);
            case "list" -> pasted();
            case "everyone" -> new Audience.Everyone(excluded());
            default -> tagged();
        };
    }

    /// What was filled in but does not belong to the choice, so that it would not count.
    Set<String> contradictions() {
        Set<String> fields = new LinkedHashSet<>();
        boolean tagged = !Set.of("everyone", "import", "list").contains(chosen());
        note(fields, "tags", !tagged && tags != null && !tags.isEmpty());
        note(fields, "imported", !chosen().equals("import") && imported != null && !imported.isBlank());
        note(fields, "list", !chosen().equals("list") && list != null && !list.isBlank());
        boolean excludes = tagged || chosen().equals("everyone");
        note(fields, "exclude", !excludes && exclude != null && !exclude.isEmpty());
        return fields;
    }

    private static void note(Set<String> fields, String field, boolean contradicts) {
        if (contradicts) {
            fields.add(field);
        }
    }

    private String chosen() {
        return Objects.requireNonNullElse(kind, "");
    }

    public int restDays() {
        return rest == null ? 0 : Math.clamp(rest, 0, Draft.MOST_REST_DAYS);
    }

    public boolean wants(String tag) {
        return tags != null && tags.stream().anyMatch(tag::equalsIgnoreCase);
    }

    public boolean excludes(String tag) {
        return exclude != null && exclude.stream().anyMatch(tag::equalsIgnoreCase);
    }

    private @Nullable Audience tagged() {
        return tags == null || tags.isEmpty() ? null : new Audience.Tags(new LinkedHashSet<>(tags), excluded());
    }

    private Set<String> excluded() {
        return exclude == null ? Set.of() : new LinkedHashSet<>(exclude);
    }

    private @Nullable Audience imported(@Nullable String id) {
        try {
            return id == null || id.isEmpty() ? null : new Audience.Import(ImportId.of(id));
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private @Nullable Audience pasted() {
        List<Audience.Recipient> recipients = list == null
                ? List.of()
                : list.lines()
                        .map(line -> line.replaceAll("\\p{Cc}", " ").strip())
                        .filter(line -> !line.isEmpty())
                        .limit(Audience.Recipients.LARGEST_LIST)
                        .map(line -> new Audience.Recipient(line, Map.of()))
                        .toList();
        return recipients.isEmpty() ? null : new Audience.Recipients(recipients);
    }

    private static String written(List<Audience.Recipient> recipients) {
        return recipients.stream().map(Audience.Recipient::phone).collect(Collectors.joining("\n"));
    }

    private static Set<String> texts(MultiValueMap<String, String> form, String name) {
        return new LinkedHashSet<>(form.getOrDefault(name, List.of()));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.valueOf(text) : null;
    }
}
