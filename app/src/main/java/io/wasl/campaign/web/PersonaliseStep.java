package io.wasl.campaign.web;

import io.wasl.campaign.Blank;
import io.wasl.campaign.Campaign;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Circumstances;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Examinations;
import io.wasl.campaign.Preview;
import io.wasl.campaign.Schedule;
import io.wasl.campaign.Surroundings;
import io.wasl.campaign.VariableSource;
import io.wasl.campaign.WallTime;
import io.wasl.identity.CurrentUser;
import io.wasl.template.Template;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The third step: what fills the template's blanks, and when the campaign starts.
@Controller
class PersonaliseStep {

    private final Desk desk;
    private final Campaigns campaigns;
    private final Surroundings surroundings;
    private final Preview preview;
    private final Examinations examinations;
    private final Clock clock;

    PersonaliseStep(
            Desk desk,
            Campaigns campaigns,
            Surroundings surroundings,
            Preview preview,
            Examinations examinations,
            Clock clock) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.surroundings = surroundings;
        this.preview = preview;
        this.examinations = examinations;
        this.clock = clock;
    }

    /// One blank to fill.
    ///
    /// @param part of the template in which it stands
    /// @param source as in the form
    public record Row(String name, String label, String part, String source, String value) {}

    @GetMapping("/campaigns/{id}/variables")
    String show(CurrentUser user, @PathVariable String id, TimeZone zone, Model model) {
        Campaign campaign = desk.open(user, id);
        Draft draft = campaigns.draft(user.client(), campaign.id());
        return page(user, campaign, draft, zone.toZoneId(), model);
    }

    /// The bubble as the form would fill it.
    @PostMapping("/campaigns/{id}/variables/preview")
    String preview(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "1") int place,
            Model model) {
        Campaign campaign = desk.open(user, id);
        Draft draft = campaigns.draft(user.client(), campaign.id());
        Circumstances now = surroundings.of(user.client(), draft);
        Draft filled = draft.withVariables(PersonaliseForm.of(fields).sources(now.blanks()));
        model.addAttribute("campaign", campaign);
        model.addAttribute("preview", preview.page(user.client(), filled, now, place));
        return "campaign/pieces :: filled";
    }

    /// What is to be said about the start that is being filled in.
    @PostMapping("/campaigns/{id}/variables/start")
    String start(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            TimeZone zone,
            Model model) {
        desk.open(user, id);
        PersonaliseForm form = PersonaliseForm.of(fields);
        model.addAttribute("problems", form.problems());
        if (form.problems().isEmpty()) {
            addStart(form.schedule(), zone.toZoneId(), model);
        }
        return "campaign/pieces :: start";
    }

    @PostMapping("/campaigns/{id}/variables")
    String save(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale,
            TimeZone zone,
            Model model,
            RedirectAttributes flash) {
        Campaign campaign = desk.open(user, id);
        String path = "/campaigns/" + campaign.id();
        PersonaliseForm form = PersonaliseForm.of(fields);
        if (!form.problems().isEmpty()) {
            return again(user, campaign, form, zone.toZoneId(), model);
        }
        return desk.attempt(
                flash,
                locale,
                () -> {
                    Campaign edited = campaigns.edit(
                            user.client(),
                            campaign.id(),
                            draft -> form.into(
                                    draft, surroundings.of(user.client(), draft).blanks()));
                    if (edited.checkNumber() == 0) {
                        examinations.begin(user.client(), campaign.id(), user.name());
                    }
                    return path + "/verify";
                },
                path);
    }

    /// The page as it was filled in, with what is wrong beside its field.
    private String again(CurrentUser user, Campaign campaign, PersonaliseForm form, ZoneId zone, Model model) {
        Draft draft = campaigns.draft(user.client(), campaign.id());
        List<Blank> blanks = surroundings.of(user.client(), draft).blanks();
        Draft filled = draft.withVariables(form.sources(blanks))
                .withSchedule(null)
                .withMessagesPerSecond(form.messagesPerSecond())
                .withResendOnce(form.resend());
        String view = page(user, campaign, filled, zone, model);
        model.addAttribute(
                "rows",
                IntStream.range(0, blanks.size())
                        .mapToObj(i -> row(blanks.get(i), form.sourceOf(i), form.valueOf(i)))
                        .toList());
        model.addAttribute("problems", form.problems());
        model.addAttribute("later", form.isLater());
        model.addAttribute("at", form.at());
        model.addAttribute("end", form.end());
        model.addAttribute("zone", form.zone());
        return view;
    }

    private String page(CurrentUser user, Campaign campaign, Draft draft, ZoneId zone, Model model) {
        Circumstances now = surroundings.of(user.client(), draft);
        Schedule schedule = draft.schedule();
        ZoneId place = schedule == null ? zone : schedule.zone();
        model.addAttribute("campaign", campaign);
        model.addAttribute("draft", draft);
        model.addAttribute(
                "rows", now.blanks().stream().map(blank -> row(blank, draft)).toList());
        model.addAttribute("attributes", preview.attributes(user.client(), draft, now));
        model.addAttribute("preview", preview.page(user.client(), draft, now, 1));
        model.addAttribute("useful", isUseful(now.template()));
        model.addAttribute("problems", Map.of());
        model.addAttribute("later", schedule != null);
        model.addAttribute("zone", place.getId());
        model.addAttribute("zones", Zones.all(zone, clock.instant()));
        model.addAttribute("at", local(schedule == null ? null : schedule.at(), place));
        model.addAttribute("end", local(draft.terms().endsAt(), place));
        model.addAttribute("earliest", local(clock.instant(), place));
        model.addAttribute(
                "fastest", now.account() == null ? null : now.account().messagesPerSecond());
        addStart(schedule, zone, model);
        return "campaign/personalise";
    }

    /// @param zone the reader's
    private static void addStart(@Nullable Schedule schedule, ZoneId zone, Model model) {
        if (schedule != null) {
            model.addAttribute("starts", schedule.at());
            model.addAttribute("elsewhere", isElsewhere(schedule, zone));
            model.addAttribute(
                    "twice", WallTime.of(schedule.at(), schedule.zone()).comesTwice());
        }
    }

    /// Whether the clocks of the two places differ at that moment.
    static boolean isElsewhere(Schedule schedule, ZoneId zone) {
        return !schedule.zone()
                .getRules()
                .getOffset(schedule.at())
                .equals(zone.getRules().getOffset(schedule.at()));
    }

    private static boolean isUseful(@Nullable Template template) {
        return template != null && !template.category().equals("MARKETING");
    }

    private static @Nullable LocalDateTime local(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? null : moment.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private static Row row(Blank blank, Draft draft) {
        VariableSource source = blank.from(draft.variables());
        return switch (source) {
            case null -> row(blank, suggested(blank), "");
            case VariableSource.Text(String text) -> row(blank, "text", text);
            case VariableSource.Attribute(String attribute, String otherwise) ->
                row(blank, "@" + attribute, otherwise == null ? "" : otherwise);
        };
    }

    private static Row row(Blank blank, String given, String value) {
        String source = given.startsWith("@") && given.length() > 1 ? given : "text";
        String part = blank.variable().component().name().toLowerCase(Locale.ROOT);
        return new Row(blank.name(), "{{" + blank.variable().key() + "}}", part, source, value);
    }

    /// A first guess: most templates begin with the name.
    private static String suggested(Blank blank) {
        return blank.inBody() && blank.variable().key().equals("1") ? "@name" : "text";
    }
}
