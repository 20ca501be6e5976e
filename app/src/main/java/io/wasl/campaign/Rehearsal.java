package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.audience.Audiences;
import io.wasl.audience.Candidate;
import io.wasl.contact.PhoneNumbers;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Goes through a campaign as if to send it: the whole audience, one after the other, and what each would get.
@Component
class Rehearsal {

    static final int LARGEST_AUDIENCE = 1_000_000;
    static final String NO_COUNTRY = "ZZ";

    /// Who got a campaign in this time is worth a word before the next.
    private static final Duration RECENTLY = Duration.ofDays(7);

    private final Audiences audiences;
    private final RecentContacts contacts;
    private final Clock clock;

    Rehearsal(Audiences audiences, RecentContacts contacts, Clock clock) {
        this.audiences = audiences;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// @param digest of all that would be sent, and to whom
    record Result(String digest, Survey survey) {}

    /// The audience is larger than a campaign may be.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// @param sink takes the people with their verdicts, a chunk at a time, in the order of the audience
    /// @throws TooLarge as soon as that is known
    Result run(TenantId tenant, CampaignId id, Draft draft, Circumstances now, Consumer<List<Recipient>> sink) {
        SendDigest digest = new SendDigest();
        now.into(digest);
        Schedule schedule = draft.schedule();
        digest.add(schedule == null ? null : schedule.at())
                .add(schedule == null ? null : schedule.zone())
                .add(draft.terms().messagesPerSecond())
                .add(draft.terms().resendOnce())
                .add(draft.terms().endsAt());
        Survey.Counter counter = new Survey.Counter();
        Audience audience = draft.audience();
        if (audience != null) {
            Sieve sieve =
                    new Sieve(new Filling(now.blanks(), draft.variables(), audience instanceof Audience.Recipients));
            Walk walk = new Walk(tenant, id, draft.terms().restDays(), sieve);
            audiences.walk(tenant, audience, now.country(), slice -> {
                List<Candidate> chunk = draft.mine(slice);
                if (!chunk.isEmpty()) {
                    sink.accept(judge(walk, chunk, counter, digest));
                }
            });
        }
        Survey survey = counter.survey();
        for (Verdict verdict : Verdict.values()) {
            digest.add(survey.count(verdict));
        }
        return new Result(digest.hex(), survey);
    }

    private record Walk(TenantId tenant, CampaignId campaign, int restDays, Sieve sieve) {

        Duration rest() {
            return restDays > 0 ? Duration.ofDays(restDays) : RECENTLY;
        }
    }

    private List<Recipient> judge(Walk walk, List<Candidate> chunk, Survey.Counter counter, SendDigest digest) {
        if (counter.walked() + chunk.size() > LARGEST_AUDIENCE) {
            throw new TooLarge();
        }
        Set<String> recent = recent(walk, chunk);
        Set<String> resting = walk.restDays() > 0 ? recent : Set.of();
        List<Recipient> judged = new ArrayList<>(chunk.size());
        for (Candidate candidate : chunk) {
            Recipient recipient = walk.sieve().judge(candidate, resting);
            counter.count(recipient, country(candidate), recent.contains(recipient.phone()));
            if (recipient.verdict() == Verdict.READY) {
                if (candidate.undecided()) {
                    counter.countUndecided();
                }
                List<String> variables = Objects.requireNonNull(recipient.variables());
                digest.add(recipient.phone()).add(variables);
                if (walk.sieve().holdsWholeAddress(variables)) {
                    counter.countWholeAddress();
                }
            }
            judged.add(recipient);
        }
        return judged;
    }

    private Set<String> recent(Walk walk, List<Candidate> chunk) {
        List<String> phones = chunk.stream()
                .map(Candidate::phone)
                .filter(Objects::nonNull)
                .map(E164::value)
                .toList();
        Instant since = clock.instant().minus(walk.rest());
        return contacts.among(walk.tenant(), walk.campaign(), since, phones);
    }

    private static String country(Candidate candidate) {
        E164 phone = candidate.phone();
        return phone == null ? NO_COUNTRY : PhoneNumbers.countryOf(phone).orElse(NO_COUNTRY);
    }
}
