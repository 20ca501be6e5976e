package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.Checks;
import io.wasl.campaign.Examinations;
import io.wasl.campaign.PossibleSender;
import io.wasl.campaign.PossibleSenders;
import io.wasl.campaign.Sharing;
import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A campaign that is too large for one number: which others help, and what became of each one's part.
@Controller
class SharePage {

    private final Desk desk;
    private final Sharing sharing;
    private final PossibleSenders possible;
    private final Accounts accounts;
    private final Examinations examinations;
    private final Checks checks;

    SharePage(
            Desk desk,
            Sharing sharing,
            PossibleSenders possible,
            Accounts accounts,
            Examinations examinations,
            Checks checks) {
        this.desk = desk;
        this.sharing = sharing;
        this.possible = possible;
        this.accounts = accounts;
        this.examinations = examinations;
        this.checks = checks;
    }

    /// @param account null if it was removed since
    /// @param blocked whether its check found something that must be repaired
    public record Part(Campaign campaign, @Nullable Account account, Look look, boolean checking, boolean blocked) {}

    @GetMapping("/campaigns/{id}/share")
    String show(CurrentUser user, @PathVariable String id, Model model) {
        Campaign campaign = desk.campaign(user, id);
        if (campaign.share() != null) {
            describe(user, campaign, model);
            return "campaign/shared";
        }
        user.require(Permission.PREPARE_CAMPAIGNS);
        if (!campaign.isEditable() || campaign.account() == null || campaign.template() == null) {
            return "redirect:/campaigns/" + campaign.id();
        }
        model.addAttribute("campaign", campaign);
        List<PossibleSender> senders = possible.of(campaign);
        model.addAttribute("senders", senders);
        checks.of(user.client(), campaign).ifPresent(check -> {
            model.addAttribute("people", check.report().ready());
            model.addAttribute("alone", Duration.ofSeconds(check.report().durationSeconds()));
        });
        model.addAttribute("possible", senders.stream().anyMatch(PossibleSender::canTakePart));
        return "campaign/share";
    }

    /// Asked for again and again while parts are checked.
    @GetMapping("/campaigns/{id}/share/parts")
    String parts(CurrentUser user, @PathVariable String id, Model model) {
        describe(user, desk.campaign(user, id), model);
        return "campaign/pieces :: shared";
    }

    @PostMapping("/campaigns/{id}/share")
    String share(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale,
            RedirectAttributes flash) {
        Campaign campaign = desk.draft(user, id);
        String path = "/campaigns/" + campaign.id() + "/share";
        List<AccountId> others = fields.getOrDefault("account", List.of()).stream()
                .flatMap(text -> account(text).stream())
                .toList();
        return desk.attempt(
                flash,
                locale,
                () -> {
                    sharing.share(user.client(), campaign.id(), others, user.name())
                            .forEach(part -> examinations.begin(user.client(), part.id(), user.name()));
                    return path;
                },
                path);
    }

    @PostMapping("/campaigns/{id}/whole")
    String takeBack(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        Campaign campaign = desk.draft(user, id);
        String path = "/campaigns/" + campaign.id();
        return desk.attempt(
                flash,
                locale,
                () -> {
                    sharing.takeBack(user.client(), campaign.id(), user.name());
                    examinations.begin(user.client(), campaign.id(), user.name());
                    return path + "/verify";
                },
                path + "/share");
    }

    private void describe(CurrentUser user, Campaign campaign, Model model) {
        // Asked before the campaigns are read, so that one whose check ends in between is asked for once more.
        Set<CampaignId> checking = examinations.beingChecked(user.client());
        List<Campaign> shared = sharing.parts(campaign);
        Map<AccountId, Account> numbers =
                accounts.list(user.client()).stream().collect(Collectors.toMap(Account::id, Function.identity()));
        List<Part> parts = shared.stream()
                .map(part -> part(part, numbers.get(part.account()), checking.contains(part.id())))
                .toList();
        model.addAttribute("campaign", campaign);
        model.addAttribute("parts", parts);
        model.addAttribute("checking", parts.stream().anyMatch(Part::checking));
        model.addAttribute(
                "mayTakeBack",
                campaign.isEditable() && user.may(Permission.PREPARE_CAMPAIGNS) && Sharing.mayBeTakenBack(shared));
    }

    private Part part(Campaign part, @Nullable Account account, boolean checking) {
        return new Part(
                part,
                account,
                Look.of(part.status()),
                checking,
                checks.of(part.tenant(), part)
                        .filter(check -> check.report().blocked())
                        .isPresent());
    }

    /// Nothing for what is no id: the number is then missing among those chosen.
    private static List<AccountId> account(String text) {
        try {
            return List.of(AccountId.of(text));
        } catch (IllegalArgumentException notAnId) {
            return List.of();
        }
    }
}
