package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignRecipients;
import io.wasl.campaign.Check;
import io.wasl.campaign.Checks;
import io.wasl.campaign.Circumstances;
import io.wasl.campaign.ConfirmedMessage;
import io.wasl.campaign.ConfirmedMessages;
import io.wasl.campaign.Preview;
import io.wasl.campaign.Recipient;
import io.wasl.campaign.Surroundings;
import io.wasl.identity.CurrentUser;
import io.wasl.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What was confirmed: sender, template and the message as its recipients read it, with the recap of that moment.
@Controller
class ConfirmedPart {

    private final Desk desk;
    private final ConfirmedMessages confirmed;
    private final Checks checks;
    private final CampaignRecipients recipients;
    private final Surroundings surroundings;

    ConfirmedPart(
            Desk desk,
            ConfirmedMessages confirmed,
            Checks checks,
            CampaignRecipients recipients,
            Surroundings surroundings) {
        this.desk = desk;
        this.confirmed = confirmed;
        this.checks = checks;
        this.recipients = recipients;
        this.surroundings = surroundings;
    }

    /// @param message null where it is no longer known
    /// @param quality of the number, as it was
    public record View(
            @Nullable ConfirmedMessage message,
            @Nullable Look quality,
            @Nullable Check check,
            Duration duration) {}

    void into(Model model, Campaign campaign) {
        ConfirmedMessage message = message(campaign);
        Check check = checks.of(campaign.tenant(), campaign).orElse(null);
        model.addAttribute(
                "confirmed",
                new View(
                        message,
                        message == null ? null : Look.of(message.quality()),
                        check,
                        Duration.ofSeconds(check == null ? 0 : check.report().durationSeconds())));
        addText(campaign, message, 1, model);
    }

    /// The message of another person.
    @GetMapping("/campaigns/{id}/confirmed")
    String walk(CurrentUser user, @PathVariable String id, @RequestParam(defaultValue = "1") int place, Model model) {
        Campaign campaign = desk.campaign(user, id);
        model.addAttribute("campaign", campaign);
        addText(campaign, message(campaign), place, model);
        return "campaign/confirmed :: text";
    }

    /// What was confirmed before it was kept is still known if nobody has changed the template since.
    private @Nullable ConfirmedMessage message(Campaign campaign) {
        return confirmed.of(campaign).orElseGet(() -> {
            Circumstances now = surroundings.of(campaign);
            Template template = now.template();
            return template != null && Objects.equals(template.version(), campaign.templateVersion())
                    ? ConfirmedMessage.of(now)
                    : null;
        });
    }

    private void addText(Campaign campaign, @Nullable ConfirmedMessage message, int place, Model model) {
        int here = Math.clamp(place, 1, Math.max(1, campaign.total()));
        Recipient person = recipients.ready(campaign.tenant(), campaign, here).orElse(null);
        if (message != null && person != null) {
            String name = person.name() == null ? person.phone() : person.name();
            model.addAttribute(
                    "preview", new Preview.Page(message.text(person), name, here, campaign.total(), List.of()));
        }
    }
}
