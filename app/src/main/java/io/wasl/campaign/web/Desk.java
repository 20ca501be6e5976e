package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.CampaignRefused;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Refusal;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What the pages of campaigns have in common.
@Component
class Desk {

    private final Campaigns campaigns;
    private final MessageSource texts;

    Desk(Campaigns campaigns, MessageSource texts) {
        this.campaigns = campaigns;
        this.texts = texts;
    }

    /// Absent and foreign campaigns look alike.
    Campaign campaign(CurrentUser user, String id) {
        return campaigns.find(user.client(), id(id)).orElseThrow(Desk::nothing);
    }

    /// A campaign whose content this person may change.
    Campaign draft(CurrentUser user, String id) {
        user.require(Permission.PREPARE_CAMPAIGNS);
        return campaign(user, id);
    }

    /// A campaign whose content can still be changed, by this person.
    ///
    /// @throws ClosedSteps.StepClosed if it was confirmed, or is over
    Campaign open(CurrentUser user, String id) {
        Campaign campaign = draft(user, id);
        if (!campaign.isEditable()) {
            throw new ClosedSteps.StepClosed(campaign);
        }
        return campaign;
    }

    static CampaignId id(String id) {
        try {
            return CampaignId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw nothing();
        }
    }

    static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    String text(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }

    /// Does something, and says in the reader's language why not if it is refused.
    ///
    /// @return where to go next
    String attempt(RedirectAttributes flash, Locale locale, Supplier<String> work, String otherwise) {
        try {
            return "redirect:" + work.get();
        } catch (CampaignRefused e) {
            if (e.refusal() == Refusal.NOT_FOUND) {
                throw nothing();
            }
            flash.addFlashAttribute(
                    "problem", text(locale, "campaign.refused." + e.refusal().word()));
            return "redirect:" + otherwise;
        }
    }
}
