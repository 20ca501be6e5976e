package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignFilter;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.CampaignStatus;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Overview;
import io.wasl.connection.Accounts;
import io.wasl.identity.ApiCaller;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/campaigns")
@Tag(name = "campaigns")
class CampaignController {

    private final Campaigns campaigns;
    private final Overview overview;
    private final Accounts accounts;

    CampaignController(Campaigns campaigns, Overview overview, Accounts accounts) {
        this.campaigns = campaigns;
        this.overview = overview;
        this.accounts = accounts;
    }

    @Operation(summary = "Write a campaign", description = "It stays a draft until it is checked and confirmed.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CampaignAnswer create(ApiCaller caller, @RequestBody CampaignBody body) {
        Draft draft = body.draft();
        refuseUnknownAccount(caller, draft);
        return answer(campaigns.create(caller.tenant(), draft, CampaignDoor.by(caller)));
    }

    @Operation(
            summary = "Change a draft",
            description = "Fields left out stay as they are. A change makes the last check worthless; after the "
                    + "confirmation the answer is 409 `not_editable`.")
    @PatchMapping("/{id}")
    CampaignAnswer edit(ApiCaller caller, @PathVariable String id, @RequestBody CampaignBody body) {
        return answer(CampaignDoor.open(() -> campaigns.edit(caller.tenant(), CampaignDoor.id(id), draft -> {
            Draft changed = body.change(draft);
            refuseUnknownAccount(caller, changed);
            return changed;
        })));
    }

    @GetMapping
    Page<CampaignAnswer> list(
            ApiCaller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "") String query) {
        CampaignId after = page.after() == null ? null : CampaignDoor.id(page.after());
        List<Campaign> found =
                campaigns.list(caller.tenant(), new CampaignFilter(query, statuses(status), after, page.limit() + 1));
        return Page.of(found, page, campaign -> campaign.id().toString(), this::answer);
    }

    @GetMapping("/{id}")
    CampaignAnswer find(ApiCaller caller, @PathVariable String id) {
        CampaignId campaign = CampaignDoor.id(id);
        Campaign found = campaigns.find(caller.tenant(), campaign).orElseThrow(ApiProblem::notFound);
        return CampaignAnswer.of(overview.of(found), campaigns.draft(caller.tenant(), campaign));
    }

    private CampaignAnswer answer(Campaign campaign) {
        return CampaignAnswer.of(overview.of(campaign));
    }

    private void refuseUnknownAccount(ApiCaller caller, Draft draft) {
        if (draft.account() != null
                && accounts.find(caller.tenant(), draft.account()).isEmpty()) {
            throw ApiProblem.invalid("account", "does not exist");
        }
    }

    private static Set<CampaignStatus> statuses(@Nullable String status) {
        if (status == null) {
            return Set.of();
        }
        return Set.of(Arrays.stream(CampaignStatus.values())
                .filter(known -> known.word().equals(status))
                .findFirst()
                .orElseThrow(() -> ApiProblem.invalid("status", "is not a state of a campaign")));
    }
}
