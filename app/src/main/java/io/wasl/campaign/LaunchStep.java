package io.wasl.campaign;

/// What one step of the launch came to.
sealed interface LaunchStep {

    /// No campaign is waiting.
    record Nothing() implements LaunchStep {}

    record Taken(CampaignId campaign) implements LaunchStep {}

    /// Nothing of the step remains.
    record Failed(CampaignId campaign, RuntimeException why) implements LaunchStep {}
}
