package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.campaign.Overview;
import io.wasl.campaign.Steering;
import io.wasl.identity.ApiCaller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/campaigns/{id}/pause")
@Tag(name = "campaigns")
class CampaignPauseController {

    private final Steering steering;
    private final Overview overview;

    CampaignPauseController(Steering steering, Overview overview) {
        this.steering = steering;
        this.overview = overview;
    }

    @Operation(summary = "Pause a confirmed campaign")
    @PostMapping
    CampaignAnswer pause(ApiCaller caller, @PathVariable String id) {
        return CampaignAnswer.of(overview.of(CampaignDoor.open(
                () -> steering.pause(caller.tenant(), CampaignDoor.id(id), CampaignDoor.by(caller)))));
    }

    @Operation(summary = "Let a paused campaign go on")
    @DeleteMapping
    CampaignAnswer resume(ApiCaller caller, @PathVariable String id) {
        return CampaignAnswer.of(overview.of(CampaignDoor.open(
                () -> steering.resume(caller.tenant(), CampaignDoor.id(id), CampaignDoor.by(caller)))));
    }
}
