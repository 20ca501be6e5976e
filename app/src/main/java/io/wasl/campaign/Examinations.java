package io.wasl.campaign;

import io.wasl.kernel.LastResort;
import io.wasl.kernel.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Checks that run while people wait for them on a page.
@Component
public class Examinations {

    private static final Logger log = LoggerFactory.getLogger(Examinations.class);

    private final Preflight preflight;
    private final Map<CampaignId, Examination> running = new ConcurrentHashMap<>();

    Examinations(Preflight preflight) {
        this.preflight = preflight;
    }

    /// How far a check has come.
    ///
    /// @param walked how many people it has looked at
    public record Examination(TenantId tenant, long walked, boolean failed) {}

    /// Begins a check, unless one of this campaign is running on this instance already.
    public void begin(TenantId tenant, CampaignId id, String by) {
        Examination mine = new Examination(tenant, 0, false);
        @Nullable Examination other = running.putIfAbsent(id, mine);
        if (other != null && !other.failed()) {
            return;
        }
        running.put(id, mine);
        Thread.ofVirtual().name("campaign-check").start(() -> run(tenant, id, by));
    }

    /// Empty if none is running.
    public Optional<Examination> of(TenantId tenant, CampaignId id) {
        return Optional.ofNullable(running.get(id))
                .filter(examination -> examination.tenant().equals(tenant));
    }

    /// The client's campaigns that are being checked.
    public Set<CampaignId> beingChecked(TenantId tenant) {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue().tenant().equals(tenant)
                        && !entry.getValue().failed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void run(TenantId tenant, CampaignId id, String by) {
        try {
            preflight.check(tenant, id, by, walked -> running.put(id, new Examination(tenant, walked, false)));
            running.remove(id);
        } catch (CampaignRefused changedMeanwhile) {
            running.remove(id);
        } catch (RuntimeException | Error e) {
            LastResort.heed(e);
            log.warn("The check of campaign {} failed; a person can begin it again", id, e);
            running.put(id, new Examination(tenant, 0, true));
        }
    }
}
