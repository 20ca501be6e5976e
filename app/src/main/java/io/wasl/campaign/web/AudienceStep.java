package io.wasl.campaign.web;

import io.wasl.audience.Audience;
import io.wasl.audience.Audiences;
import io.wasl.audience.Import;
import io.wasl.audience.Imports;
import io.wasl.campaign.Campaign;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Surroundings;
import io.wasl.contact.ConsentCount;
import io.wasl.contact.Contacts;
import io.wasl.identity.CurrentUser;
import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The second step: for whom.
@Controller
class AudienceStep {

    private static final int MOST_FILES = 100;

    private final Desk desk;
    private final Campaigns campaigns;
    private final Audiences audiences;
    private final Contacts contacts;
    private final Imports imports;
    private final Surroundings surroundings;

    AudienceStep(
            Desk desk,
            Campaigns campaigns,
            Audiences audiences,
            Contacts contacts,
            Imports imports,
            Surroundings surroundings) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.audiences = audiences;
        this.contacts = contacts;
        this.imports = imports;
        this.surroundings = surroundings;
    }

    @GetMapping("/campaigns/{id}/audience")
    String show(CurrentUser user, @PathVariable String id, Model model) {
        Campaign campaign = desk.open(user, id);
        Draft draft = campaigns.draft(user.client(), campaign.id());
        return page(user, campaign, AudienceForm.of(draft), model);
    }

    /// How many people the choice holds, as it is being made.
    @PostMapping("/campaigns/{id}/audience/count")
    String count(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model) {
        count(user, desk.open(user, id), AudienceForm.of(fields).audience(), model);
        return "campaign/pieces :: count";
    }

    @PostMapping("/campaigns/{id}/audience")
    String save(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Campaign campaign = desk.open(user, id);
        AudienceForm form = AudienceForm.of(fields);
        Audience audience = form.audience();
        if (!form.contradictions().isEmpty()) {
            model.addAttribute("contradictions", form.contradictions());
            return page(user, campaign, form, model);
        }
        if (audience == null) {
            model.addAttribute("audienceProblem", desk.text(locale, "campaign.audience.problem"));
            return page(user, campaign, form, model);
        }
        String path = "/campaigns/" + campaign.id();
        return desk.attempt(
                flash,
                locale,
                () -> {
                    campaigns.edit(
                            user.client(),
                            campaign.id(),
                            draft -> draft.withAudience(kept(draft.audience(), audience))
                                    .withRestDays(form.restDays()));
                    return path + "/variables";
                },
                path);
    }

    /// A list that came with values for each person keeps them, as long as its numbers are not touched.
    private static Audience kept(@Nullable Audience before, Audience after) {
        if (before instanceof Audience.Recipients old && after instanceof Audience.Recipients now) {
            boolean same = old.recipients().stream()
                    .map(Audience.Recipient::phone)
                    .toList()
                    .equals(now.recipients().stream()
                            .map(Audience.Recipient::phone)
                            .toList());
            return same ? before : after;
        }
        return after;
    }

    private String page(CurrentUser user, Campaign campaign, AudienceForm form, Model model) {
        model.addAttribute("campaign", campaign);
        model.addAttribute("form", form);
        if (!model.containsAttribute("contradictions")) {
            model.addAttribute("contradictions", Set.of());
        }
        model.addAttribute("tags", contacts.tags(user.client()));
        model.addAttribute("imports", files(user));
        count(user, campaign, form.audience(), model);
        return "campaign/audience";
    }

    /// Those that were read to the end, the newest first.
    private List<Import> files(CurrentUser user) {
        return imports.list(user.client(), null, MOST_FILES).stream()
                .filter(file -> file.status() == Import.Status.COMPLETED)
                .toList();
    }

    private void count(CurrentUser user, Campaign campaign, @Nullable Audience audience, Model model) {
        var client = user.client();
        model.addAttribute("count", audience == null ? 0 : audiences.count(client, audience));
        model.addAttribute(
                "consents",
                audience == null
                        ? ConsentCount.NOBODY
                        : audiences.consents(client, audience, country(client, campaign)));
    }

    private @Nullable String country(TenantId client, Campaign campaign) {
        return surroundings.of(client, campaigns.draft(client, campaign.id())).country();
    }
}
