package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.campaign.Overview;
import io.wasl.campaign.Steering;
import io.wasl.identity.ApiCaller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "campaigns")
class CampaignCancellationController {

    private final Steering steering;
    private final Overview overview;

    CampaignCancellationController(Steering steering, Overview overview) {
        this.steering = steering;
        this.overview = overview;
    }

    @Operation(
            summary = "Stop a campaign for good",
            description = "At any time before its end. What is on its way already still leaves; everybody else counts "
                    + "as cancelled.")
    @PostMapping("/api/v1/campaigns/{id}/cancellation")
    CampaignAnswer cancel(ApiCaller caller, @PathVariable String id) {
        return CampaignAnswer.of(overview.of(CampaignDoor.open(
                () -> steering.cancel(caller.tenant(), CampaignDoor.id(id), CampaignDoor.by(caller)))));
    }
}
