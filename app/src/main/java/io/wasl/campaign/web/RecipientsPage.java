package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.Overview;
import io.wasl.campaign.RecipientOutcome;
import io.wasl.campaign.RecipientOutcomes;
import io.wasl.campaign.SoughtRecipients;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.GivesNumbers;
import io.wasl.identity.Permission;
import io.wasl.intake.NeedsDisk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What became of each person's message.
@Controller
class RecipientsPage {

    private static final int PAGE = 50;

    private final Desk desk;
    private final RecipientOutcomes outcomes;
    private final Overview overview;
    private final ResultsSheet sheet;
    private final SoughtRecipients sought;
    private final Causes causes;
    private final ConfirmedPart confirmed;

    RecipientsPage(
            Desk desk,
            RecipientOutcomes outcomes,
            SoughtRecipients sought,
            Overview overview,
            ResultsSheet sheet,
            Causes causes,
            ConfirmedPart confirmed) {
        this.desk = desk;
        this.outcomes = outcomes;
        this.sought = sought;
        this.overview = overview;
        this.sheet = sheet;
        this.causes = causes;
        this.confirmed = confirmed;
    }

    /// @param failure the last part of the keys of the texts that say why it failed; null if it did not
    public record Line(
            RecipientOutcome outcome,
            Look look,
            String status,
            @Nullable String failure) {}

    @GetMapping("/campaigns/{id}/recipients")
    String list(CurrentUser user, @PathVariable String id, Wish wish, Model model) {
        Campaign campaign = desk.campaign(user, id);
        if (campaign.isEditable()) {
            return "redirect:/campaigns/" + campaign.id();
        }
        RecipientOutcomes.Page page = page(campaign, wish);
        model.addAttribute("campaign", campaign);
        model.addAttribute("tiles", Tile.of(overview.of(campaign).counts()));
        model.addAttribute("wish", wish);
        model.addAttribute("lines", page.outcomes().stream().map(this::line).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("mayPrepare", user.may(Permission.PREPARE_CAMPAIGNS));
        model.addAttribute("mayEdit", user.may(Permission.EDIT_CONTACTS));
        causes.into(model, campaign, wish.code());
        confirmed.into(model, campaign);
        return "campaign/recipients";
    }

    @GetMapping("/campaigns/{id}/results.{format:csv|xlsx}")
    @GivesNumbers
    @NeedsDisk
    void download(CurrentUser user, @PathVariable String id, @PathVariable String format, HttpServletResponse response)
            throws IOException {
        sheet.write(desk.campaign(user, id), format, response);
    }

    private RecipientOutcomes.Page page(Campaign campaign, Wish wish) {
        try {
            Integer code = wish.code();
            if (!wish.query().isEmpty()) {
                return sought.named(campaign, wish.query(), wish::fits, wish.after(), PAGE);
            }
            return code == null
                    ? outcomes.page(campaign, wish.statuses(), wish.after(), PAGE)
                    : sought.failed(campaign, code, wish.after(), PAGE);
        } catch (IllegalArgumentException notAPlace) {
            throw Desk.nothing();
        }
    }

    private Line line(RecipientOutcome outcome) {
        Integer code = outcome.errorCode();
        return new Line(
                outcome,
                Look.of(outcome.status()),
                outcome.status().name().toLowerCase(Locale.ROOT),
                code == null ? null : causes.key(code));
    }
}
