package io.wasl.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.wasl.intake.Callers;
import io.wasl.kernel.Secret;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The door for people: an e-mail address and a password, tried a few times at most.
@Component
public class SignIn {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int TRIES_PER_PERSON = 8;
    private static final int TRIES_PER_ADDRESS = 40;
    private static final int MOST_REMEMBERED = 50_000;

    private final Users users;
    private final LoadingCache<String, Bucket> byPerson;
    private final LoadingCache<String, Bucket> byAddress;

    SignIn(Users users, Clock clock) {
        this.users = users;
        this.byPerson = buckets(TRIES_PER_PERSON, clock);
        this.byAddress = buckets(TRIES_PER_ADDRESS, clock);
    }

    /// What became of a try. Somebody unknown and a wrong password are one and the same answer.
    public sealed interface Outcome {}

    public record Welcome(User user) implements Outcome {}

    public record Refused() implements Outcome {}

    public record TooMany(Duration retryAfter) implements Outcome {}

    /// @param address the network address that the try comes from
    public Outcome attempt(String email, Secret password, String address) {
        var person = byPerson.get(NewUser.normalised(email));
        var place = byAddress.get(Callers.network(address));
        var ofPlace = place.tryConsumeAndReturnRemaining(1);
        var ofPerson = person.tryConsumeAndReturnRemaining(1);
        if (!ofPlace.isConsumed() || !ofPerson.isConsumed()) {
            log.warn("Sign-in throttled for an address at {}; further tries are refused for a while", address);
            return new TooMany(
                    Duration.ofNanos(Math.max(ofPlace.getNanosToWaitForRefill(), ofPerson.getNanosToWaitForRefill())));
        }
        var user = users.authenticate(email, password);
        if (user.isEmpty()) {
            log.info("Sign-in refused for an address at {}", address);
            return new Refused();
        }
        person.reset();
        // Many people may share an address; only those who fail use it up.
        place.addTokens(1);
        log.info("User {} signed in from {}", user.get().id(), address);
        return new Welcome(user.get());
    }

    private static LoadingCache<String, Bucket> buckets(int tries, Clock clock) {
        var limit =
                Bandwidth.builder().capacity(tries).refillGreedy(tries, WINDOW).build();
        return Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(WINDOW)
                .build(key -> Bucket.builder()
                        .addLimit(limit)
                        .withCustomTimePrecision(new ClockMeter(clock))
                        .build());
    }
}
