package io.wasl.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.wasl.intake.Callers;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TooBusy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The door for people: an e-mail address and a password. Who guesses is slowed, by address and by the person meant;
/// the
/// browsers and networks from which that person signs in are counted apart, so that no stranger keeps anybody out.
@Component
public class SignIn {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_REMEMBERED = 50_000;

    private final Users users;
    private final Devices devices;
    private final FamiliarPlaces places;
    private final Tries tries;
    private final LoadingCache<String, Bucket> byAddress;

    SignIn(
            Users users,
            Devices devices,
            FamiliarPlaces places,
            Clock clock,
            @Value("${wasl.sign-in.failures-per-address:40}") int failures) {
        this.users = users;
        this.devices = devices;
        this.places = places;
        this.tries = new Tries(clock);
        var limit = Bandwidth.builder()
                .capacity(failures)
                .refillGreedy(failures, WINDOW)
                .build();
        this.byAddress = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(WINDOW)
                .build(address -> Bucket.builder()
                        .addLimit(limit)
                        .withCustomTimePrecision(new ClockMeter(clock))
                        .build());
    }

    /// What became of a try. Somebody unknown and a wrong password are one and the same answer.
    public sealed interface Outcome {}

    public record Welcome(User user) implements Outcome {}

    public record Refused() implements Outcome {}

    public record TooMany(Duration retryAfter) implements Outcome {}

    public Outcome attempt(String email, Secret password, Visitor visitor) {
        var known = users.known(email);
        var device = known.flatMap(somebody -> devices.knownTo(somebody.user().id(), visitor.device()));
        var person = email.length() > NewUser.LONGEST_EMAIL ? "nobody" : NewUser.normalised(email);
        return device.isPresent()
                ? attempt(known, password, visitor, person + " on " + device.get())
                : attemptAsStranger(known, person, password, visitor);
    }

    /// Whether this is the password of somebody who is signed in. Guesses of it are counted apart: they lock nobody out
    /// at the door, and guesses at the door do not lock this.
    public Outcome confirm(User user, Secret password) {
        var key = user.id().toString();
        var wait = tries.begin(key);
        if (!wait.isZero()) {
            return new TooMany(wait);
        }
        if (!users.isRight(users.known(user.email()), password)) {
            return new Refused();
        }
        tries.forget(key);
        return new Welcome(user);
    }

    private Outcome attemptAsStranger(Optional<Users.Known> known, String person, Secret password, Visitor visitor) {
        var network = Callers.network(visitor.address());
        // Many people may share an address; only those who fail use it up.
        var place = byAddress.get(network);
        var probe = place.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            return throttled(visitor, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        boolean familiar = known.isPresent() && places.knows(known.get().user().id(), network);
        var outcome = attempt(known, password, visitor, familiar ? person + " at " + network : person);
        if (!(outcome instanceof Refused)) {
            place.addTokens(1);
        }
        return outcome;
    }

    /// @param key under which a wrong password counts
    private Outcome attempt(Optional<Users.Known> known, Secret password, Visitor visitor, String key) {
        var wait = tries.begin(key);
        if (!wait.isZero()) {
            return throttled(visitor, wait);
        }
        boolean right;
        try {
            right = users.isRight(known, password);
        } catch (TooBusy busy) {
            return throttled(visitor, busy.retryAfter());
        }
        if (!right) {
            log.info("Sign-in refused for an address at {}", visitor.address());
            return new Refused();
        }
        var user = known.orElseThrow().user();
        tries.forget(key);
        places.remember(user.id(), Callers.network(visitor.address()));
        log.info("User {} signed in from {}", user.id(), visitor.address());
        return new Welcome(user);
    }

    private static TooMany throttled(Visitor visitor, Duration wait) {
        log.warn("Sign-in throttled for an address at {}; further tries are refused for a while", visitor.address());
        return new TooMany(wait);
    }
}
