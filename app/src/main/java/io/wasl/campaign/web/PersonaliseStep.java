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
import io.wasl.identity.CurrentUser;
import io.wasl.template.Template;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.TimeZone;
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
        Campaign campaign = desk.draft(user, id);
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
        Campaign campaign = desk.draft(user, id);
        Draft draft = campaigns.draft(user.client(), campaign.id());
        Circumstances now = surroundings.of(user.client(), draft);
        Draft filled = draft.withVariables(PersonaliseForm.of(fields).sources(now.blanks()));
        model.addAttribute("campaign", campaign);
        model.addAttribute("preview", preview.page(user.client(), filled, now, place));
        return "campaign/pieces :: filled";
    }

    @PostMapping("/campaigns/{id}/variables")
    String save(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale,
            RedirectAttributes flash) {
        Campaign campaign = desk.draft(user, id);
        String path = "/campaigns/" + campaign.id();
        PersonaliseForm form = PersonaliseForm.of(fields);
        try {
            form.schedule();
            form.endsAt();
        } catch (DateTimeException notATime) {
            flash.addFlashAttribute("problem", desk.text(locale, "campaign.start.problem"));
            return "redirect:" + path + "/variables";
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
        model.addAttribute("zone", place.getId());
        model.addAttribute("at", local(schedule == null ? null : schedule.at(), place));
        model.addAttribute("end", local(draft.terms().endsAt(), place));
        model.addAttribute("earliest", local(clock.instant(), place));
        model.addAttribute(
                "fastest", now.account() == null ? null : now.account().messagesPerSecond());
        return "campaign/personalise";
    }

    private static boolean isUseful(@Nullable Template template) {
        return template != null && !template.category().equals("MARKETING");
    }

    private static @Nullable LocalDateTime local(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? null : moment.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private static Row row(Blank blank, Draft draft) {
        VariableSource source = blank.from(draft.variables());
        String label = "{{" + blank.variable().key() + "}}";
        String part = blank.variable().component().name().toLowerCase(Locale.ROOT);
        return switch (source) {
            case null -> new Row(blank.name(), label, part, suggested(blank), "");
            case VariableSource.Text(String text) -> new Row(blank.name(), label, part, "text", text);
            case VariableSource.Attribute(String attribute, String otherwise) ->
                new Row(blank.name(), label, part, "@" + attribute, otherwise == null ? "" : otherwise);
        };
    }

    /// A first guess: most templates begin with the name.
    private static String suggested(Blank blank) {
        return blank.inBody() && blank.variable().key().equals("1") ? "@name" : "text";
    }
}
