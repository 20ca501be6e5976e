package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.Overview;
import io.wasl.campaign.RecipientOutcome;
import io.wasl.campaign.RecipientOutcomes;
import io.wasl.campaign.ResultsCsv;
import io.wasl.identity.CurrentUser;
import io.wasl.message.MessageStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What became of each person's message.
@Controller
class RecipientsPage {

    private static final int PAGE = 50;

    private final Desk desk;
    private final RecipientOutcomes outcomes;
    private final Overview overview;
    private final ResultsCsv csv;
    private final FailureTexts failures;

    RecipientsPage(Desk desk, RecipientOutcomes outcomes, Overview overview, ResultsCsv csv, FailureTexts failures) {
        this.desk = desk;
        this.outcomes = outcomes;
        this.overview = overview;
        this.csv = csv;
        this.failures = failures;
    }

    /// @param failure the last part of the keys of the texts that say why it failed; null if it did not
    public record Line(
            RecipientOutcome outcome,
            Look look,
            String status,
            @Nullable String failure) {}

    @GetMapping("/campaigns/{id}/recipients")
    String list(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Campaign campaign = desk.campaign(user, id);
        if (campaign.isEditable()) {
            return "redirect:/campaigns/" + campaign.id();
        }
        RecipientOutcomes.Page page = page(campaign, statuses(status), after);
        model.addAttribute("campaign", campaign);
        model.addAttribute("tiles", Tile.of(overview.of(campaign).counts()));
        model.addAttribute("status", statuses(status).isEmpty() ? "" : status);
        model.addAttribute("lines", page.outcomes().stream().map(this::line).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("later", after != null);
        return "campaign/recipients";
    }

    @GetMapping(path = "/campaigns/{id}/results.csv", produces = "text/csv")
    void csv(CurrentUser user, @PathVariable String id, HttpServletResponse response) throws IOException {
        Campaign campaign = desk.campaign(user, id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"results.csv\"");
        csv.write(campaign, response.getOutputStream());
    }

    private RecipientOutcomes.Page page(Campaign campaign, Set<MessageStatus> statuses, @Nullable String after) {
        try {
            return outcomes.page(campaign, statuses, after, PAGE);
        } catch (IllegalArgumentException notAPlace) {
            throw Desk.nothing();
        }
    }

    /// The statuses behind a tile.
    private static Set<MessageStatus> statuses(String tile) {
        return switch (tile) {
            case "queued" -> Set.of(MessageStatus.QUEUED, MessageStatus.SENDING);
            case "accepted" -> Set.of(MessageStatus.ACCEPTED, MessageStatus.SENT);
            case "delivered" -> Set.of(MessageStatus.DELIVERED);
            case "read" -> Set.of(MessageStatus.READ);
            case "failed" -> Set.of(MessageStatus.FAILED);
            case "unconfirmed" -> Set.of(MessageStatus.UNCONFIRMED);
            case "skipped" -> Set.of(MessageStatus.SKIPPED);
            case "cancelled" -> Set.of(MessageStatus.CANCELLED);
            default -> Set.of();
        };
    }

    private Line line(RecipientOutcome outcome) {
        Integer code = outcome.errorCode();
        return new Line(
                outcome,
                Look.of(outcome.status()),
                outcome.status().name().toLowerCase(Locale.ROOT),
                code == null ? null : failures.key(code));
    }
}
