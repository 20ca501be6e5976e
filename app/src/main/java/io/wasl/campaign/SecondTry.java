package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.dispatch.BatchId;
import io.wasl.kernel.TenantId;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import io.wasl.message.StoredMessage;
import io.wasl.meta.ErrorRule;
import io.wasl.meta.ErrorTable;
import io.wasl.meta.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Prepares to write once more to those whom a campaign did not reach, where the reason is one that passes.
@Component
public class SecondTry {

    private static final int PAGE = 1_000;

    private final Campaigns campaigns;
    private final Messages messages;
    private final Surroundings surroundings;
    private final Clock clock;

    SecondTry(Campaigns campaigns, Messages messages, Surroundings surroundings, Clock clock) {
        this.campaigns = campaigns;
        this.messages = messages;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /// Whether the same message may get through at another time: what stood in its way was neither the person nor the
    /// message.
    public static boolean isWorthwhile(int code) {
        ErrorRule rule = ErrorTable.ruleFor(code);
        return switch (rule.action()) {
            case RETRY, RETRY_LATER -> true;
            case PAUSE -> rule.scope() == Scope.ACCOUNT || rule.scope() == Scope.NUMBER;
            case GIVE_UP, SUPPRESS -> false;
        };
    }

    /// A draft for exactly these people, with the values that were confirmed for each. It is checked and
    /// confirmed like any other, so that nobody is written to who has refused meanwhile. It starts when the
    /// last of them may be tried again: Meta keeps further marketing, for a day, from those who get much of it.
    ///
    /// @param name of the draft
    /// @param zone of whoever asks
    /// @throws CampaignRefused if there is no such campaign, it is not over, or nobody is to be tried again
    public Campaign prepare(TenantId tenant, CampaignId id, String name, String by, ZoneId zone) {
        Campaign origin = campaigns.get(tenant, id);
        Missed missed = missed(origin);
        if (missed.people().isEmpty()) {
            throw new CampaignRefused(Refusal.NOTHING_TO_REPEAT, "No message failed for a reason that passes");
        }
        return campaigns.repeat(tenant, id, draft(origin, missed, name, zone), by);
    }

    /// The days of rest and the end were the first try's: who did not get it then is to get it now. The check warns of
    /// whoever heard from the client meanwhile.
    private Draft draft(Campaign origin, Missed missed, String name, ZoneId zone) {
        Instant now = clock.instant();
        Instant start = max(missed.notBefore(), now);
        Draft draft = campaigns.draft(origin.tenant(), origin.id());
        return draft.withName(name)
                .withSchedule(start.isAfter(now) ? new Schedule(start, zone) : null)
                .withAudience(new Audience.Recipients(missed.people()))
                .withRestDays(0)
                .withEndsAt(origin.hasEndedBy(start) ? null : draft.terms().endsAt())
                .withShare(null);
    }

    /// @param notBefore when the last of them may be tried again
    private record Missed(List<Audience.Recipient> people, Instant notBefore) {}

    private Missed missed(Campaign origin) {
        BatchId batch = origin.batch();
        if (batch == null || !origin.status().isOver()) {
            return new Missed(List.of(), Instant.EPOCH);
        }
        Instant notBefore = Instant.EPOCH;
        List<Blank> blanks = surroundings.of(origin).blanks();
        List<Audience.Recipient> people = new ArrayList<>();
        MessageId after = null;
        List<StoredMessage> page;
        do {
            page = messages.ofBatch(origin.tenant(), batch.value(), Set.of(MessageStatus.FAILED), after, PAGE);
            for (StoredMessage message : page) {
                String phone = message.phone();
                if (phone != null && isWorthwhile(message.errorCode())) {
                    people.add(new Audience.Recipient(phone, values(blanks, message.variables())));
                    notBefore = max(notBefore, notBefore(message));
                }
                after = message.id();
            }
            if (people.size() > Audience.Recipients.LARGEST_LIST) {
                throw new CampaignRefused(
                        Refusal.TOO_MANY_TO_REPEAT,
                        "More than " + Audience.Recipients.LARGEST_LIST + " people are to be tried again");
            }
        } while (page.size() == PAGE);
        return new Missed(people, notBefore);
    }

    private static Instant notBefore(StoredMessage message) {
        Instant failedAt = message.times().failedAt();
        Integer code = message.errorCode();
        if (failedAt == null || code == null || ErrorTable.ruleFor(code).scope() != Scope.RECIPIENT) {
            return Instant.EPOCH;
        }
        return failedAt.plus(ErrorTable.ruleFor(code).delay());
    }

    private static Instant max(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static boolean isWorthwhile(@Nullable Integer code) {
        return code != null && isWorthwhile(code.intValue());
    }

    /// Empty if the template takes other values by now, which the campaign's own then fill.
    private static Map<String, String> values(List<Blank> blanks, List<String> confirmed) {
        Map<String, String> values = new LinkedHashMap<>();
        if (blanks.size() == confirmed.size()) {
            for (int i = 0; i < confirmed.size(); i++) {
                values.put(blanks.get(i).name(), confirmed.get(i));
            }
        }
        return values;
    }
}
