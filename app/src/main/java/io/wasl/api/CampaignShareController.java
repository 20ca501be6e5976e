package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.campaign.Campaign;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Overview;
import io.wasl.campaign.PossibleSenders;
import io.wasl.campaign.Sharing;
import io.wasl.connection.AccountId;
import io.wasl.identity.ApiCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/campaigns/{id}/share")
@Tag(name = "campaigns")
class CampaignShareController {

    private final Campaigns campaigns;
    private final Sharing sharing;
    private final Overview overview;

    CampaignShareController(Campaigns campaigns, Sharing sharing, Overview overview) {
        this.campaigns = campaigns;
        this.sharing = sharing;
        this.overview = overview;
    }

    record ShareBody(@Nullable List<@Nullable String> accounts) {}

    @Operation(
            summary = "Share a draft with other numbers",
            description = "Each number gets a draft of its own with a part of the audience, as large as its limit "
                    + "allows; nobody is in two of them. Each is checked and confirmed by itself. Answers with all "
                    + "parts; the first is the campaign itself.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Page<CampaignAnswer> share(ApiCaller caller, @PathVariable String id, @RequestBody ShareBody body) {
        List<AccountId> others = accounts(body);
        return page(CampaignDoor.open(
                () -> sharing.share(caller.tenant(), CampaignDoor.id(id), others, CampaignDoor.by(caller))));
    }

    @Operation(
            summary = "The campaigns that share an audience",
            description = "In the order of their parts; empty for a campaign that has its audience for itself.")
    @GetMapping
    Page<CampaignAnswer> parts(ApiCaller caller, @PathVariable String id) {
        return page(CampaignDoor.open(() -> sharing.parts(campaigns.get(caller.tenant(), CampaignDoor.id(id)))));
    }

    @Operation(
            summary = "Take a share back",
            description = "The campaign is for its whole audience again, and the other drafts are cancelled. 409 "
                    + "`part_confirmed` once one of the parts was confirmed.")
    @DeleteMapping
    CampaignAnswer takeBack(ApiCaller caller, @PathVariable String id) {
        return CampaignAnswer.of(overview.of(CampaignDoor.open(
                () -> sharing.takeBack(caller.tenant(), CampaignDoor.id(id), CampaignDoor.by(caller)))));
    }

    private Page<CampaignAnswer> page(List<Campaign> parts) {
        return new Page<>(
                parts.stream().map(part -> CampaignAnswer.of(overview.of(part))).toList(), null);
    }

    private static List<AccountId> accounts(ShareBody body) {
        if (body.accounts() == null
                || body.accounts().isEmpty()
                || body.accounts().size() >= PossibleSenders.MOST) {
            throw ApiProblem.invalid("accounts", "is not a list of 1 to " + (PossibleSenders.MOST - 1) + " accounts");
        }
        try {
            return body.accounts().stream()
                    .map(account -> AccountId.of(String.valueOf(account)))
                    .toList();
        } catch (IllegalArgumentException notAnId) {
            throw ApiProblem.invalid("accounts", "holds one that does not exist");
        }
    }
}
