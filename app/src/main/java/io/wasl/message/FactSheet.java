package io.wasl.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that one call tells about one message.
final class FactSheet {

    private final Fact.About about;
    private int attempt;
    private FactTimes times = FactTimes.NONE;
    private @Nullable MessageStatus standing;
    private @Nullable String standingDetail;
    private @Nullable String wamid;
    private Fact.@Nullable Failure failure;
    private @Nullable String pricingCategory;
    private @Nullable String pricingType;

    private FactSheet(Fact.About about) {
        this.about = about;
        this.attempt = about.attempt();
    }

    /// One sheet per message. A fact that contradicts what its sheet already says about the message's id at Meta goes
    /// to `contradicting`.
    static Collection<FactSheet> gather(List<Fact> facts, List<Fact> contradicting) {
        Map<MessageId, FactSheet> sheets = new LinkedHashMap<>();
        for (Fact fact : facts) {
            var sheet = sheets.computeIfAbsent(fact.about().message(), id -> new FactSheet(fact.about()));
            if (!sheet.add(fact)) {
                contradicting.add(fact);
            }
        }
        return new ArrayList<>(sheets.values());
    }

    private boolean add(Fact fact) {
        if (!fact.about().tenant().equals(about.tenant())
                || !fact.about().account().equals(about.account())) {
            return false;
        }
        switch (fact) {
            case Fact.Stands stands -> {
                standing = stands.status();
                standingDetail = stands.detail();
            }
            case Fact.Happened happened -> {
                if (wamid != null && happened.wamid() != null && !wamid.equals(happened.wamid())) {
                    return false;
                }
                add(happened);
            }
        }
        attempt = Math.max(attempt, fact.about().attempt());
        return true;
    }

    private void add(Fact.Happened happened) {
        if (happened.wamid() != null) {
            wamid = happened.wamid();
        }
        var incoming = happened.failure();
        if (incoming != null && isEarlier(incoming, happened.at())) {
            failure = incoming;
        }
        var price = happened.price();
        if (price != null) {
            pricingCategory = least(pricingCategory, price.category());
            pricingType = least(pricingType, price.type());
        }
        times = times.with(happened.kind(), happened.at());
    }

    /// Of several failures the earliest counts, and of those of one second the one with the smallest code: any rule
    /// will do that does not depend on which was told first.
    private boolean isEarlier(Fact.Failure incoming, Instant at) {
        Instant failedAt = times.failedAt();
        return failure == null
                || failedAt == null
                || at.isBefore(failedAt)
                || (at.equals(failedAt) && incoming.code() < failure.code());
    }

    private static @Nullable String least(@Nullable String known, @Nullable String told) {
        return known == null || (told != null && told.compareTo(known) < 0) ? told : known;
    }

    Fact.About about() {
        return about;
    }

    short attempt() {
        return (short) Math.min(attempt, Short.MAX_VALUE);
    }

    FactTimes times() {
        return times;
    }

    @Nullable Short standing() {
        return standing == null ? null : standing.code();
    }

    @Nullable String wamid() {
        return wamid;
    }

    @Nullable Integer errorCode() {
        return failure == null ? null : failure.code();
    }

    @Nullable String detail() {
        return failure == null ? standingDetail : failure.detail();
    }

    @Nullable String pricingCategory() {
        return pricingCategory;
    }

    @Nullable String pricingType() {
        return pricingType;
    }
}
