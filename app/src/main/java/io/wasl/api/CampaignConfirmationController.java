package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.campaign.Confirmation;
import io.wasl.campaign.Overview;
import io.wasl.identity.ApiCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "campaigns")
class CampaignConfirmationController {

    private final Confirmation confirmation;
    private final Overview overview;

    CampaignConfirmationController(Confirmation confirmation, Overview overview) {
        this.confirmation = confirmation;
        this.overview = overview;
    }

    record ConfirmationBody(@Nullable String digest) {}

    @Operation(
            summary = "Confirm a checked campaign",
            description = "It starts 30 seconds later, or at its schedule. 409 `stale_check` if anything changed since "
                    + "that check, 409 `already_confirmed`, 422 `blocked` if the check found a blocker.")
    @PostMapping("/api/v1/campaigns/{id}/confirmation")
    CampaignAnswer confirm(ApiCaller caller, @PathVariable String id, @RequestBody ConfirmationBody body) {
        String digest = body.digest();
        if (digest == null) {
            throw ApiProblem.invalid("digest", "is required");
        }
        return CampaignAnswer.of(overview.of(CampaignDoor.open(
                () -> confirmation.confirm(caller.tenant(), CampaignDoor.id(id), digest, CampaignDoor.by(caller)))));
    }
}
