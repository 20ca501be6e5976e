package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Schedule;
import io.wasl.campaign.SecondTry;
import io.wasl.campaign.SendingAgain;
import io.wasl.campaign.Steering;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.TimeZone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A confirmed campaign: how it goes, and what can be done about it. Drafts are sent to the step they have reached.
@Controller
class CampaignPage {

    private final Desk desk;
    private final Campaigns campaigns;
    private final Steering steering;
    private final SendingAgain sendingAgain;
    private final SecondTry secondTry;
    private final LiveBoard board;
    private final ConfirmedPart confirmed;

    CampaignPage(
            Desk desk,
            Campaigns campaigns,
            Steering steering,
            SendingAgain sendingAgain,
            SecondTry secondTry,
            LiveBoard board,
            ConfirmedPart confirmed) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.steering = steering;
        this.sendingAgain = sendingAgain;
        this.secondTry = secondTry;
        this.board = board;
        this.confirmed = confirmed;
    }

    @GetMapping("/campaigns/{id}")
    String show(CurrentUser user, @PathVariable String id, TimeZone zone, Model model) {
        Campaign campaign = desk.campaign(user, id);
        if (campaign.isEditable()) {
            return "redirect:/campaigns/" + campaign.id() + step(campaign);
        }
        Snapshot snapshot = board.look(campaign);
        snapshot.into(model);
        confirmed.into(model, campaign);
        addSchedule(campaign, zone.toZoneId(), model);
        model.addAttribute("maySteer", user.may(Permission.CONFIRM_CAMPAIGNS));
        model.addAttribute("mayPrepare", user.may(Permission.PREPARE_CAMPAIGNS));
        return "campaign/live";
    }

    private void addSchedule(Campaign campaign, ZoneId reader, Model model) {
        Schedule schedule = campaign.schedule();
        if (campaign.isWaitingForItsTime() && schedule != null) {
            model.addAttribute("zones", Zones.all(reader, schedule.at()));
            model.addAttribute("zone", schedule.zone().getId());
            model.addAttribute(
                    "at",
                    LocalDateTime.ofInstant(schedule.at(), schedule.zone()).truncatedTo(ChronoUnit.MINUTES));
        }
    }

    private static String step(Campaign campaign) {
        if (campaign.checkNumber() > 0) {
            return "/verify";
        }
        if (campaign.account() == null || campaign.template() == null) {
            return "/message";
        }
        return campaign.variables().isEmpty() ? "/audience" : "/variables";
    }

    @PostMapping("/campaigns/{id}/pause")
    String pause(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        Campaign campaign = steerable(user, id);
        return steer(campaign, locale, flash, () -> steering.pause(user.client(), campaign.id(), user.name()));
    }

    @PostMapping("/campaigns/{id}/resumption")
    String resume(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        Campaign campaign = steerable(user, id);
        return steer(campaign, locale, flash, () -> steering.resume(user.client(), campaign.id(), user.name()));
    }

    @PostMapping("/campaigns/{id}/second-attempt")
    String sendUnconfirmed(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        Campaign campaign = steerable(user, id);
        return steer(
                campaign,
                locale,
                flash,
                () -> flash.addFlashAttribute(
                        "notice",
                        desk.text(
                                locale,
                                "campaign.again.done",
                                sendingAgain.sendUnconfirmed(user.client(), campaign.id(), user.name()))));
    }

    /// Stops a confirmed campaign, or throws a draft away.
    @PostMapping("/campaigns/{id}/cancellation")
    String cancel(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        Campaign campaign = desk.campaign(user, id);
        user.require(campaign.isEditable() ? Permission.PREPARE_CAMPAIGNS : Permission.CONFIRM_CAMPAIGNS);
        return steer(campaign, locale, flash, () -> steering.cancel(user.client(), campaign.id(), user.name()));
    }

    @PostMapping("/campaigns/{id}/copy")
    String copy(CurrentUser user, @PathVariable String id, Locale locale) {
        Campaign campaign = desk.draft(user, id);
        String name = desk.text(locale, "campaign.copy.name", campaign.name());
        Campaign copy = campaigns.copy(
                user.client(), campaign.id(), name.length() > Draft.LONGEST_NAME ? campaign.name() : name, user.name());
        return "redirect:/campaigns/" + copy.id() + "/message";
    }

    /// Goes on with a draft for those whose messages failed for a reason that passes.
    @PostMapping("/campaigns/{id}/second-try")
    String tryAgain(CurrentUser user, @PathVariable String id, Locale locale, TimeZone zone, RedirectAttributes flash) {
        Campaign campaign = desk.draft(user, id);
        String name = desk.text(locale, "campaign.second.name", campaign.name());
        String fitting = name.length() > Draft.LONGEST_NAME ? campaign.name() : name;
        return desk.attempt(
                flash,
                locale,
                () -> "/campaigns/"
                        + secondTry
                                .prepare(user.client(), campaign.id(), fitting, user.name(), zone.toZoneId())
                                .id(),
                "/campaigns/" + campaign.id());
    }

    private Campaign steerable(CurrentUser user, String id) {
        user.require(Permission.CONFIRM_CAMPAIGNS);
        return desk.campaign(user, id);
    }

    private String steer(Campaign campaign, Locale locale, RedirectAttributes flash, Runnable change) {
        String path = "/campaigns/" + campaign.id();
        return desk.attempt(
                flash,
                locale,
                () -> {
                    change.run();
                    return path;
                },
                path);
    }
}
