package io.wasl.campaign;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wasl.dispatch.Outgoing;
import io.wasl.kernel.Ids;
import io.wasl.message.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/// Cuts the audience of a campaign into chunks. While one is handed over, the next is prepared: what a check has frozen
/// does not change any more.
@Component
class Chunks {

    static final int SIZE = 1_000;

    /// Enough for campaigns that are handed over in turns.
    private static final long CAMPAIGNS = 8;

    /// It may be out of date about who has opted out; dispatch asks once more before a message leaves.
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Envelopes envelopes;
    private final Ids ids;
    private final AsyncCache<Place, List<Envelope>> prepared = Caffeine.newBuilder()
            .maximumSize(CAMPAIGNS)
            .expireAfterWrite(KEPT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .buildAsync();

    Chunks(Envelopes envelopes, Ids ids) {
        this.envelopes = envelopes;
        this.ids = ids;
    }

    /// @param cursor the place of its last recipient in the audience
    /// @param last whether nobody comes after it
    record Chunk(List<Outgoing> messages, int cursor, boolean last) {}

    /// Where a campaign goes on.
    private record Place(CampaignId campaign, int check, int cursor) {}

    /// Those who come after the campaign's cursor.
    Chunk next(Campaign campaign) {
        List<Envelope> next = take(campaign);
        boolean last = next.size() < SIZE;
        int cursor = next.isEmpty() ? campaign.cursor() : next.getLast().ordinal();
        if (!last) {
            var _ = prepared.get(place(campaign, cursor), place -> envelopes.next(campaign, place.cursor(), SIZE));
        }
        // Dispatch reads in the order of the ids, so that they are given here and not ahead.
        var messages = next.stream()
                .map(envelope -> envelope.under(new MessageId(ids.next())))
                .toList();
        return new Chunk(messages, cursor, last);
    }

    private List<Envelope> take(Campaign campaign) {
        var begun = prepared.asMap().remove(place(campaign, campaign.cursor()));
        return begun == null ? envelopes.next(campaign, campaign.cursor(), SIZE) : begun.join();
    }

    private static Place place(Campaign campaign, int cursor) {
        return new Place(campaign.id(), campaign.checkNumber(), cursor);
    }
}
