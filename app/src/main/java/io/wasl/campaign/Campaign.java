package io.wasl.campaign;

import io.wasl.connection.AccountId;
import io.wasl.dispatch.BatchId;
import io.wasl.kernel.TenantId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message to many people, from the first sketch to the last status.
///
/// @param restDays people who got a campaign in this many days before are left out; 0 leaves nobody out
/// @param resendOnce whether a useful message of which nobody can say whether it left is sent once more by itself,
/// which may reach its person twice; other messages never are
/// @param endsAt from then on nothing of it leaves any more; null for no end
/// @param reason why it is paused or was cancelled, where it was not a person's wish
/// @param checkNumber the check whose recipients are frozen for it; 0 for none
/// @param total how many people are written to, known once it was checked
/// @param digest what was confirmed
/// @param templateVersion the text that was confirmed
/// @param launchAt when it starts, once it is confirmed
/// @param cursor the last recipient handed to dispatch
/// @param sealed whether all are
/// @param origin the campaign whose failed messages this one repeats
/// @param share the part of its audience that it writes to; null for all of it
public record Campaign(
        CampaignId id,
        TenantId tenant,
        String name,
        @Nullable AccountId account,
        @Nullable TemplateChoice template,
        Map<String, VariableSource> variables,
        @Nullable Schedule schedule,
        @Nullable Integer messagesPerSecond,
        int restDays,
        boolean resendOnce,
        @Nullable Instant endsAt,
        CampaignStatus status,
        @Nullable String reason,
        int checkNumber,
        int total,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String digest,
        @Nullable String templateVersion,
        @Nullable Instant launchAt,
        @Nullable Instant launchedAt,
        @Nullable BatchId batch,
        int cursor,
        boolean sealed,
        @Nullable Instant finishedAt,
        @Nullable CampaignId origin,
        @Nullable Share share) {

    public boolean isEditable() {
        return status.isEditable();
    }

    /// Where it goes on from a pause: before its start or in the middle of it.
    CampaignStatus afterPause() {
        if (batch != null) {
            return CampaignStatus.RUNNING;
        }
        return schedule == null ? CampaignStatus.CONFIRMED : CampaignStatus.SCHEDULED;
    }

    /// Whether it was confirmed for a time that has not come, or paused before it did.
    public boolean isWaitingForItsTime() {
        boolean paused = status == CampaignStatus.PAUSED && batch == null && schedule != null;
        return status == CampaignStatus.SCHEDULED || paused;
    }

    /// Whether it ended before a message of it was handed over.
    public boolean wasTakenBack() {
        return status == CampaignStatus.CANCELLED && batch == null;
    }

    /// Whether nothing of it leaves any more at that moment.
    boolean hasEndedBy(Instant moment) {
        return endsAt != null && !endsAt.isAfter(moment);
    }
}
