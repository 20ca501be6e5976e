package io.wasl.campaign;

import io.wasl.kernel.Stumbles;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives campaigns of all clients their turns. One that cannot be looked after costs itself only.
@Component
class OneByOne {

    private static final Logger log = LoggerFactory.getLogger(OneByOne.class);

    private final Clock clock;
    private final Map<String, Stumbles<CampaignRef>> works = new ConcurrentHashMap<>();

    OneByOne(Clock clock) {
        this.clock = clock;
    }

    /// @param work what is done with each, in a word: who stumbles at one work still gets the turn of another
    void each(String work, Collection<CampaignRef> campaigns, Consumer<CampaignRef> turn) {
        works.computeIfAbsent(work, first -> new Stumbles<>(clock))
                .each(
                        campaigns,
                        turn,
                        (campaign, pause, why) -> log.warn(
                                "Campaign {} stumbles at the {}; it gets another turn in {}, the others go on",
                                campaign.id(),
                                work,
                                pause,
                                why));
    }
}
