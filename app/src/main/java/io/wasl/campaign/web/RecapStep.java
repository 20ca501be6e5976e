package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignRecipients;
import io.wasl.campaign.CampaignStatus;
import io.wasl.campaign.Check;
import io.wasl.campaign.Checks;
import io.wasl.campaign.Circumstances;
import io.wasl.campaign.Confirmation;
import io.wasl.campaign.Finding;
import io.wasl.campaign.Preview;
import io.wasl.campaign.Recipient;
import io.wasl.campaign.Schedule;
import io.wasl.campaign.Severity;
import io.wasl.campaign.Surroundings;
import io.wasl.campaign.WallTime;
import io.wasl.connection.Account;
import io.wasl.connection.Quality;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.template.Template;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The fifth step: everything on one page, and the one decision.
@Controller
class RecapStep {

    /// From here on a slip of the finger is not enough.
    private static final long TYPED_FROM = 1_000;

    private final Desk desk;
    private final Checks checks;
    private final CampaignRecipients recipients;
    private final Surroundings surroundings;
    private final Confirmation confirmation;
    private final Clock clock;

    RecapStep(
            Desk desk,
            Checks checks,
            CampaignRecipients recipients,
            Surroundings surroundings,
            Confirmation confirmation,
            Clock clock) {
        this.desk = desk;
        this.checks = checks;
        this.recipients = recipients;
        this.surroundings = surroundings;
        this.confirmation = confirmation;
        this.clock = clock;
    }

    @GetMapping("/campaigns/{id}/recap")
    String show(CurrentUser user, @PathVariable String id, TimeZone zone, Model model) {
        Campaign campaign = desk.open(user, id);
        Check check = checks.of(user.client(), campaign).orElse(null);
        if (campaign.status() != CampaignStatus.CHECKED
                || check == null
                || check.report().blocked()) {
            return "redirect:/campaigns/" + campaign.id() + "/verify";
        }
        Circumstances now = surroundings.of(campaign);
        if (now.account() == null) {
            // Removed since the check, which therefore no longer holds.
            return "redirect:/campaigns/" + campaign.id() + "/verify";
        }
        List<Tile> tiles = Tile.of(check.report());
        model.addAttribute("campaign", campaign);
        model.addAttribute("check", check);
        model.addAttribute("report", check.report());
        model.addAttribute("tiles", tiles);
        model.addAttribute("stripes", Stripe.of(tiles));
        model.addAttribute("account", now.account());
        model.addAttribute("quality", quality(now));
        model.addAttribute("template", now.template());
        model.addAttribute("mayConfirm", user.may(Permission.CONFIRM_CAMPAIGNS));
        model.addAttribute("mustType", check.report().ready() > TYPED_FROM);
        addTiming(campaign, check, zone.toZoneId(), model);
        addWarnings(campaign, check, model);
        addPreview(campaign, now, 1, model);
        return "campaign/recap";
    }

    /// The message of another person.
    @GetMapping("/campaigns/{id}/preview")
    String preview(
            CurrentUser user, @PathVariable String id, @RequestParam(defaultValue = "1") int place, Model model) {
        Campaign campaign = desk.campaign(user, id);
        model.addAttribute("campaign", campaign);
        addPreview(campaign, surroundings.of(campaign), place, model);
        return "campaign/pieces :: sample";
    }

    @PostMapping("/campaigns/{id}/confirmation")
    String confirm(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam String digest,
            @RequestParam(defaultValue = "") String typed,
            Locale locale,
            RedirectAttributes flash) {
        user.require(Permission.CONFIRM_CAMPAIGNS);
        Campaign campaign = desk.campaign(user, id);
        String path = "/campaigns/" + campaign.id();
        if (campaign.total() > TYPED_FROM && !TypedNumber.is(typed, campaign.total())) {
            flash.addFlashAttribute("problem", desk.text(locale, "campaign.confirm.typed.problem", campaign.total()));
            return "redirect:" + path + "/recap";
        }
        return desk.attempt(
                flash,
                locale,
                () -> {
                    confirmation.confirm(user.client(), campaign.id(), digest, user.name());
                    return path;
                },
                path + "/verify");
    }

    private static Look quality(Circumstances now) {
        Account account = now.account();
        return Look.of(account == null ? Quality.UNKNOWN : account.quality());
    }

    /// @param reader the zone of whoever looks
    private void addTiming(Campaign campaign, Check check, ZoneId reader, Model model) {
        Schedule schedule = campaign.schedule();
        Instant earliest = clock.instant().plus(surroundings.takeBack());
        boolean later = schedule != null && schedule.at().isAfter(earliest);
        Instant start = schedule != null && later ? schedule.at() : earliest;
        model.addAttribute("later", later);
        model.addAttribute("start", start);
        if (schedule != null) {
            model.addAttribute("zone", schedule.zone().getId());
            model.addAttribute(
                    "twice", WallTime.of(schedule.at(), schedule.zone()).comesTwice());
            model.addAttribute("elsewhere", PersonaliseStep.isElsewhere(schedule, reader));
        }
        model.addAttribute("end", start.plusSeconds(check.report().durationSeconds()));
        model.addAttribute("duration", Duration.ofSeconds(check.report().durationSeconds()));
    }

    private static void addWarnings(Campaign campaign, Check check, Model model) {
        model.addAttribute(
                "warnings",
                check.report().findings().stream()
                        .filter(finding -> finding.concern().severity() == Severity.WARNING)
                        .filter(RecapStep::isNotATile)
                        .map(finding -> VerifyStep.line(campaign, finding))
                        .toList());
    }

    /// Who is left out is told by the tiles already.
    private static boolean isNotATile(Finding finding) {
        return switch (finding.concern()) {
            case DUPLICATES, INVALID_NUMBERS, OPTED_OUT, MISSING_VALUES -> false;
            default -> true;
        };
    }

    private void addPreview(Campaign campaign, Circumstances now, int place, Model model) {
        Template template = now.template();
        int here = Math.clamp(place, 1, Math.max(1, campaign.total()));
        Recipient person = recipients.ready(campaign.tenant(), campaign, here).orElse(null);
        if (template != null && person != null) {
            String name = person.name() == null ? person.phone() : person.name();
            model.addAttribute(
                    "preview",
                    new Preview.Page(Preview.text(template, person), name, here, campaign.total(), List.of()));
        }
    }
}
