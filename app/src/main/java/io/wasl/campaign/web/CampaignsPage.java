package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignFilter;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.CampaignProgress;
import io.wasl.campaign.CampaignStatus;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Overview;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of campaigns, and the running ones for the home page.
@Controller
class CampaignsPage {

    private static final int PAGE = 25;
    private static final int ON_THE_HOME_PAGE = 5;

    /// How people sort them.
    enum Group {
        ALL,
        DRAFTS,
        UPCOMING,
        RUNNING,
        OVER;

        Set<CampaignStatus> statuses() {
            return switch (this) {
                case ALL -> Set.of();
                case DRAFTS -> Set.of(CampaignStatus.DRAFT, CampaignStatus.CHECKED);
                case UPCOMING -> Set.of(CampaignStatus.SCHEDULED, CampaignStatus.CONFIRMED);
                case RUNNING -> Set.of(CampaignStatus.RUNNING, CampaignStatus.PAUSED);
                case OVER -> Set.of(CampaignStatus.COMPLETED, CampaignStatus.CANCELLED);
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Group of(String word) {
            return EnumSet.allOf(Group.class).stream()
                    .filter(group -> group.word().equals(word))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    private final Campaigns campaigns;
    private final Overview overview;

    CampaignsPage(Campaigns campaigns, Overview overview) {
        this.campaigns = campaigns;
        this.overview = overview;
    }

    @GetMapping("/campaigns")
    String list(
            CurrentUser user,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Group group = Group.of(show);
        CampaignId last = after == null ? null : Desk.id(after);
        List<Campaign> found =
                campaigns.list(user.client(), new CampaignFilter(query.strip(), group.statuses(), last, PAGE + 1));
        List<Campaign> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("groups", Group.values());
        model.addAttribute("group", group);
        model.addAttribute("query", query.strip());
        model.addAttribute("lines", shown.stream().map(this::line).toList());
        model.addAttribute("next", found.size() > PAGE ? shown.getLast().id() : null);
        model.addAttribute("later", last != null);
        model.addAttribute("mayPrepare", user.may(Permission.PREPARE_CAMPAIGNS));
        return "campaign/list";
    }

    /// A fragment for the home page.
    @GetMapping("/campaigns/running")
    String running(CurrentUser user, Model model) {
        Set<CampaignStatus> moving = EnumSet.of(
                CampaignStatus.SCHEDULED, CampaignStatus.CONFIRMED, CampaignStatus.RUNNING, CampaignStatus.PAUSED);
        model.addAttribute(
                "lines",
                campaigns.list(user.client(), new CampaignFilter("", moving, null, ON_THE_HOME_PAGE)).stream()
                        .map(this::line)
                        .toList());
        return "campaign/running :: running";
    }

    /// One campaign of the list.
    public record Line(CampaignProgress progress, Look look, List<Tile> tiles, List<Stripe> stripes) {

        public Campaign campaign() {
            return progress.campaign();
        }
    }

    private Line line(Campaign campaign) {
        CampaignProgress progress = overview.of(campaign);
        List<Tile> tiles = Tile.of(progress.counts());
        return new Line(progress, Look.of(campaign.status()), tiles, Stripe.of(tiles));
    }
}
