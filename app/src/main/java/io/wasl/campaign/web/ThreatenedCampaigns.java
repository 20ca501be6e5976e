package io.wasl.campaign.web;

import io.wasl.campaign.RemovedSenders;
import io.wasl.connection.AccountId;
import io.wasl.identity.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// For whoever is about to remove a number: the campaigns that would end with it.
@Controller
class ThreatenedCampaigns {

    private final RemovedSenders senders;

    ThreatenedCampaigns(RemovedSenders senders) {
        this.senders = senders;
    }

    @GetMapping("/campaigns/of-account")
    String show(CurrentUser user, @RequestParam(defaultValue = "") String account, Model model) {
        try {
            model.addAttribute("campaigns", senders.threatened(user.client(), AccountId.of(account)));
        } catch (IllegalArgumentException noId) {
            throw Desk.nothing();
        }
        return "campaign/pieces :: threatened";
    }
}
