package io.wasl.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wasl.audience.Audience;
import io.wasl.campaign.AudienceJson;
import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignProgress;
import io.wasl.campaign.Counts;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Schedule;
import io.wasl.campaign.Share;
import io.wasl.campaign.TemplateChoice;
import io.wasl.campaign.VariablesJson;
import io.wasl.message.MessageStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A campaign as programs see it. Lists leave the audience out: it may hold a hundred thousand people.
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignAnswer(
        String id,
        String name,
        String status,
        @Nullable String reason,
        @Nullable String account,
        @Nullable TemplateChoice template,
        @Nullable JsonNode audience,
        JsonNode variables,
        @Nullable ScheduleAnswer schedule,
        @Nullable Integer messagesPerSecond,
        int restDays,
        boolean resendOnce,
        @Nullable Instant endsAt,
        @Nullable ShareAnswer share,
        Map<String, Long> counts,
        @Nullable Instant eta,
        @Nullable String limitedBy,
        String createdBy,
        Instant createdAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String digest,
        @Nullable Instant launchAt,
        @Nullable Instant launchedAt,
        @Nullable Instant finishedAt) {

    private static final List<MessageStatus> COUNTED = List.of(
            MessageStatus.QUEUED,
            MessageStatus.SENDING,
            MessageStatus.ACCEPTED,
            MessageStatus.SENT,
            MessageStatus.DELIVERED,
            MessageStatus.READ,
            MessageStatus.FAILED,
            MessageStatus.SKIPPED,
            MessageStatus.UNCONFIRMED,
            MessageStatus.CANCELLED);

    record ScheduleAnswer(Instant at, String zone) {}

    /// @param part from 1
    /// @param of how many parts there are
    /// @param percent of the audience
    record ShareAnswer(int part, int of, double percent) {}

    static CampaignAnswer of(CampaignProgress progress) {
        return of(progress, null);
    }

    static CampaignAnswer of(CampaignProgress progress, @Nullable Draft draft) {
        Campaign campaign = progress.campaign();
        Schedule schedule = campaign.schedule();
        Share share = campaign.share();
        Audience audience = draft == null ? null : draft.audience();
        return new CampaignAnswer(
                campaign.id().toString(),
                campaign.name(),
                campaign.status().word(),
                campaign.reason(),
                campaign.account() == null ? null : campaign.account().toString(),
                campaign.template(),
                audience == null ? null : AudienceJson.tree(audience),
                VariablesJson.tree(campaign.variables()),
                schedule == null
                        ? null
                        : new ScheduleAnswer(schedule.at(), schedule.zone().getId()),
                campaign.messagesPerSecond(),
                campaign.restDays(),
                campaign.resendOnce(),
                campaign.endsAt(),
                share == null ? null : new ShareAnswer(share.number(), share.of(), share.fraction() * 100),
                counts(progress.counts()),
                progress.eta(),
                progress.limitedBy(),
                campaign.createdBy(),
                campaign.createdAt(),
                campaign.confirmedBy(),
                campaign.confirmedAt(),
                campaign.digest(),
                campaign.launchAt(),
                campaign.launchedAt(),
                campaign.finishedAt());
    }

    private static Map<String, Long> counts(Counts counts) {
        Map<String, Long> answer = new LinkedHashMap<>();
        answer.put("total", counts.total());
        for (MessageStatus status : COUNTED) {
            answer.put(word(status), counts.of(status));
        }
        return answer;
    }

    static String word(MessageStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
