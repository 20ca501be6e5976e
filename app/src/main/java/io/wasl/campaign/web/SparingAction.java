package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.Sparing;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.time.Instant;
import java.util.Locale;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Takes those off the list whom a campaign can never reach, and puts them back.
@Controller
class SparingAction {

    private final Desk desk;
    private final Sparing sparing;

    SparingAction(Desk desk, Sparing sparing) {
        this.desk = desk;
        this.sparing = sparing;
    }

    @PostMapping("/campaigns/{id}/spared")
    String spare(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam int cause,
            Locale locale,
            RedirectAttributes flash) {
        user.require(Permission.EDIT_CONTACTS);
        Campaign campaign = desk.campaign(user, id);
        Sparing.Spared spared = sparing.spare(campaign, cause);
        flash.addFlashAttribute("notice", desk.text(locale, "campaign.spare.done", spared.people()));
        if (spared.people() > 0) {
            flash.addFlashAttribute("undoable", spared.at());
        }
        return back(campaign, cause);
    }

    @PostMapping("/campaigns/{id}/spared/undo")
    String undo(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam int cause,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Instant at,
            Locale locale,
            RedirectAttributes flash) {
        user.require(Permission.EDIT_CONTACTS);
        Campaign campaign = desk.campaign(user, id);
        flash.addFlashAttribute(
                "notice", desk.text(locale, "campaign.spare.undone", sparing.undo(campaign, cause, at)));
        return back(campaign, cause);
    }

    private static String back(Campaign campaign, int cause) {
        return "redirect:/campaigns/" + campaign.id() + "/recipients?cause=" + cause;
    }
}
