package io.wasl.campaign;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which campaigns to list; the newest come first.
///
/// @param name part of the name; empty for any
/// @param statuses empty for any
/// @param after the last campaign of the page before; null for the first page
public record CampaignFilter(
        String name, Set<CampaignStatus> statuses, @Nullable CampaignId after, int limit) {}
