package io.wasl.campaign.web;

import io.wasl.campaign.Campaigns;
import io.wasl.identity.CurrentUser;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// For pages that know of a message only to which batch it belongs.
@Controller
class CampaignOfBatch {

    private final Campaigns campaigns;

    CampaignOfBatch(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @GetMapping("/campaigns/of-batch")
    String show(CurrentUser user, @RequestParam UUID batch) {
        return "redirect:/campaigns/"
                + campaigns
                        .byBatch(user.client(), batch)
                        .orElseThrow(Desk::nothing)
                        .id();
    }
}
