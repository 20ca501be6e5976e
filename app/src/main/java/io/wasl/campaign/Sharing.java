package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.audience.Audiences;
import io.wasl.connection.AccountId;
import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Shares the audience of a draft among several numbers: a draft for each, with people of its own, which is checked and
/// confirmed by itself.
@Component
public class Sharing {

    private final Campaigns campaigns;
    private final SharedCampaigns shared;
    private final PossibleSenders senders;
    private final Audiences audiences;
    private final Steering steering;
    private final Scopes scopes;
    private final Ids ids;

    Sharing(
            Campaigns campaigns,
            SharedCampaigns shared,
            PossibleSenders senders,
            Audiences audiences,
            Steering steering,
            Scopes scopes,
            Ids ids) {
        this.campaigns = campaigns;
        this.shared = shared;
        this.senders = senders;
        this.audiences = audiences;
        this.steering = steering;
        this.scopes = scopes;
        this.ids = ids;
    }

    /// The campaigns that share its audience, itself among them; empty if it has its own.
    public List<Campaign> parts(Campaign campaign) {
        Share share = campaign.share();
        return share == null ? List.of() : shared.parts(campaign.tenant(), share.group());
    }

    /// @param others numbers beside the campaign's own
    /// @return the parts, the first of which is the campaign itself
    /// @throws CampaignRefused if it was confirmed, is shared already or not complete, or one of the numbers cannot
    /// send it
    public List<Campaign> share(TenantId tenant, CampaignId id, Collection<AccountId> others, String by) {
        return scopes.tenant(tenant, () -> {
            Campaign campaign = campaigns.lock(tenant, id);
            Draft whole = campaigns.draft(tenant, id);
            Audience audience = shareable(campaign, whole);
            List<PossibleSender> chosen = senders.chosen(campaign, others);
            Split split = new Split(audiences.count(tenant, audience), split(chosen));
            List<Draft> drafts = drafts(ids.next(), whole, chosen, split.parts());
            List<Campaign> parts = new ArrayList<>();
            parts.add(campaigns.edit(tenant, id, before -> drafts.getFirst()));
            drafts.stream().skip(1).forEach(draft -> parts.add(campaigns.create(tenant, draft, by)));
            return parts;
        });
    }

    /// Has a campaign write to the whole of its audience again; the other parts are thrown away.
    ///
    /// @throws CampaignRefused if it is not shared, or a part of it was confirmed
    public Campaign takeBack(TenantId tenant, CampaignId id, String by) {
        return scopes.tenant(tenant, () -> {
            Share share = campaigns.get(tenant, id).share();
            if (share == null) {
                throw new CampaignRefused(Refusal.NOT_SHARED, "The campaign has its audience for itself");
            }
            List<Campaign> parts = shared.lock(tenant, share.group());
            if (!mayBeTakenBack(parts)) {
                throw new CampaignRefused(Refusal.PART_CONFIRMED, "A part of it was confirmed");
            }
            parts.stream()
                    .filter(part -> part.isEditable() && !part.id().equals(id))
                    .forEach(part -> {
                        campaigns.edit(tenant, part.id(), draft -> draft.withShare(null));
                        steering.cancel(tenant, part.id(), by);
                    });
            return campaigns.edit(tenant, id, draft -> draft.withShare(null).withName(share.unlabel(draft.name())));
        });
    }

    /// Whether nothing of the parts may have been sent.
    public static boolean mayBeTakenBack(Collection<Campaign> parts) {
        return parts.stream().noneMatch(Sharing::mayHaveSent);
    }

    private static boolean mayHaveSent(Campaign part) {
        return part.batch() != null
                || (part.confirmedAt() != null && !part.status().isOver());
    }

    private static Audience shareable(Campaign campaign, Draft draft) {
        if (!campaign.isEditable()) {
            throw new CampaignRefused(
                    Refusal.NOT_EDITABLE, "The campaign is " + campaign.status().word() + ": its content is fixed");
        }
        if (draft.share() != null) {
            throw new CampaignRefused(Refusal.ALREADY_SHARED, "The campaign is a part of a shared one");
        }
        Audience audience = draft.audience();
        if (draft.account() == null || draft.template() == null || audience == null) {
            throw new CampaignRefused(Refusal.INCOMPLETE, "The campaign has no number, no template or no audience yet");
        }
        return audience;
    }

    private static List<Split.Sender> split(List<PossibleSender> chosen) {
        return chosen.stream()
                .map(sender -> new Split.Sender(
                        sender.account().business(),
                        sender.reach(),
                        Math.max(1, sender.account().messagesPerSecond())))
                .toList();
    }

    private static List<Draft> drafts(UUID group, Draft whole, List<PossibleSender> senders, List<Integer> sizes) {
        List<Draft> drafts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < senders.size(); i++) {
            Share share = new Share(group, i + 1, senders.size(), begin, begin + sizes.get(i));
            drafts.add(whole.withName(share.label(whole.name()))
                    .withAccount(senders.get(i).account().id())
                    .withShare(share));
            begin = share.end();
        }
        return drafts;
    }
}
