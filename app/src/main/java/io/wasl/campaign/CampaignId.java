package io.wasl.campaign;

import java.util.UUID;

/// Names one campaign.
public record CampaignId(UUID value) {

    /// @throws IllegalArgumentException if it is no id
    public static CampaignId of(String text) {
        return new CampaignId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
