package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignRecipients;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Check;
import io.wasl.campaign.Checks;
import io.wasl.campaign.Examinations;
import io.wasl.campaign.Finding;
import io.wasl.campaign.Recipient;
import io.wasl.campaign.Verdict;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.GivesNumbers;
import io.wasl.intake.NeedsDisk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The fourth step: what the check found, and whom it leaves out.
@Controller
class VerifyStep {

    private static final int PAGE = 50;

    private final Desk desk;
    private final Campaigns campaigns;
    private final Checks checks;
    private final Examinations examinations;
    private final CampaignRecipients recipients;
    private final ResultsSheet sheet;

    VerifyStep(
            Desk desk,
            Campaigns campaigns,
            Checks checks,
            Examinations examinations,
            CampaignRecipients recipients,
            ResultsSheet sheet) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.checks = checks;
        this.examinations = examinations;
        this.recipients = recipients;
        this.sheet = sheet;
    }

    /// A finding with where to go to repair it.
    ///
    /// @param path null where nothing on our pages repairs it
    public record Line(
            Finding finding,
            Look look,
            String word,
            @Nullable String path) {}

    @GetMapping("/campaigns/{id}/verify")
    String show(CurrentUser user, @PathVariable String id, Model model) {
        describe(user, id, model);
        return "campaign/verify";
    }

    /// Asked for again and again while a check runs; the last answer makes the page load anew.
    @GetMapping("/campaigns/{id}/check")
    String progress(CurrentUser user, @PathVariable String id, Model model, HttpServletResponse response) {
        describe(user, id, model);
        if (model.getAttribute("examination") == null) {
            response.setHeader("HX-Refresh", "true");
        }
        return "campaign/pieces :: progress";
    }

    @PostMapping("/campaigns/{id}/check")
    String check(CurrentUser user, @PathVariable String id) {
        Campaign campaign = desk.open(user, id);
        examinations.begin(user.client(), campaign.id(), user.name());
        return "redirect:/campaigns/" + campaign.id() + "/verify";
    }

    /// Leaves out who got a campaign lately.
    @PostMapping("/campaigns/{id}/rest")
    String rest(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        Campaign campaign = desk.open(user, id);
        String path = "/campaigns/" + campaign.id();
        return desk.attempt(
                flash,
                locale,
                () -> {
                    campaigns.edit(user.client(), campaign.id(), draft -> draft.withRestDays(7));
                    examinations.begin(user.client(), campaign.id(), user.name());
                    return path + "/verify";
                },
                path);
    }

    @GetMapping("/campaigns/{id}/people/{verdict:[a-z_]+}")
    String people(
            CurrentUser user,
            @PathVariable String id,
            @PathVariable String verdict,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        Campaign campaign = desk.campaign(user, id);
        Verdict wanted = verdict(verdict);
        List<Recipient> found = recipients.list(user.client(), campaign, wanted, Math.max(0, after), PAGE + 1);
        List<Recipient> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("campaign", campaign);
        model.addAttribute("verdict", wanted);
        model.addAttribute("people", shown);
        model.addAttribute("next", found.size() > PAGE ? shown.getLast().ordinal() : null);
        model.addAttribute("later", after > 0);
        return "campaign/people";
    }

    @GetMapping("/campaigns/{id}/people/{verdict}.{format:csv|xlsx}")
    @GivesNumbers
    @NeedsDisk
    void download(
            CurrentUser user,
            @PathVariable String id,
            @PathVariable String verdict,
            @PathVariable String format,
            HttpServletResponse response)
            throws IOException {
        sheet.write(desk.campaign(user, id), verdict(verdict), format, response);
    }

    private void describe(CurrentUser user, String id, Model model) {
        // Asked before the campaign is read: if the check ends in between, it is shown as running and the page asks
        // again. The other way round, the campaign would be the unchecked one, with no check in sight.
        Examinations.Examination examination =
                examinations.of(user.client(), Desk.id(id)).orElse(null);
        Campaign campaign = desk.open(user, id);
        model.addAttribute("campaign", campaign);
        if (examination != null && examination.failed()) {
            model.addAttribute("failed", true);
        } else if (examination != null) {
            model.addAttribute("examination", examination);
        }
        Check check = checks.of(user.client(), campaign).orElse(null);
        model.addAttribute("check", check);
        if (check != null) {
            List<Tile> tiles = Tile.of(check.report());
            model.addAttribute("tiles", tiles);
            model.addAttribute("stripes", Stripe.of(tiles));
            model.addAttribute(
                    "findings",
                    check.report().findings().stream()
                            .map(finding -> line(campaign, finding))
                            .toList());
        }
    }

    static Line line(Campaign campaign, Finding finding) {
        String path = "/campaigns/" + campaign.id();
        String repair = switch (finding.concern()) {
            case ACCOUNT_MISSING,
                    TEMPLATE_MISSING,
                    TEMPLATE_LANGUAGE_MISSING,
                    TEMPLATE_NOT_APPROVED,
                    TEMPLATE_REJECTED,
                    TEMPLATE_PAUSED,
                    TEMPLATE_DISABLED,
                    TEMPLATE_UNSUPPORTED,
                    TEMPLATE_QUALITY_LOW -> path + "/message";
            case ACCOUNT_BROKEN, ACCOUNT_PAUSED, QUALITY_LOW -> "/accounts";
            case AUDIENCE_MISSING, AUDIENCE_TOO_LARGE, NO_READY_RECIPIENT -> path + "/audience";
            case VARIABLE_UNMAPPED,
                    MISSING_VALUES,
                    WHOLE_ADDRESS,
                    HOUR_TWICE,
                    SCHEDULE_PAST,
                    END_BEFORE_START,
                    ENDS_TOO_EARLY,
                    QUIET_HOURS -> path + "/variables";
            case DUPLICATES -> path + "/people/" + Verdict.DUPLICATE.word();
            case INVALID_NUMBERS -> path + "/people/" + Verdict.INVALID.word();
            case OPTED_OUT -> path + "/people/" + Verdict.OPTED_OUT.word();
            case LEFT_OUT_RECENT -> path + "/people/" + Verdict.RECENTLY_CONTACTED.word();
            case OVER_MESSAGING_LIMIT -> campaign.share() == null ? path + "/share" : null;
            case CONSENT_UNKNOWN, RECENTLY_CONTACTED, LIMIT_UNKNOWN, SAME_TEXT_FOR_ALL, NO_RESEND_OF_MARKETING -> null;
        };
        return new Line(
                finding,
                Look.of(finding.concern().severity()),
                finding.concern().word(),
                repair);
    }

    private static Verdict verdict(String word) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst()
                .orElseThrow(Desk::nothing);
    }
}
