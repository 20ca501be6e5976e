package io.wasl.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.wasl.kernel.HeavyWork;
import io.wasl.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Which passwords are good enough, and how they are kept: as bcrypt hashes.
@Component
public class Passwords {

    private static final int SHORTEST_CHARACTERS = 12;
    private static final int LONGEST_BYTES = 72;
    private static final int COST = 11;
    /// Of 0 to 4: below this, a million guesses are enough.
    private static final int LEAST_SCORE = 2;
    private static final Secret NOBODYS = new Secret("a password that nobody has");

    private final HeavyWork heavyWork;
    private final PasswordEncoder encoder;
    private final Zxcvbn guesser = new Zxcvbn();
    private final String nobodys;

    @Autowired
    Passwords(HeavyWork heavyWork) {
        this(heavyWork, new BCryptPasswordEncoder(COST));
    }

    Passwords(HeavyWork heavyWork, PasswordEncoder encoder) {
        this.heavyWork = heavyWork;
        this.encoder = encoder;
        this.nobodys = hash(NOBODYS);
    }

    /// @param known what everybody knows of the person, such as the name: a password made of it is no better than a
    ///     common one
    public Optional<PasswordProblem> problemWith(Secret password, List<String> known) {
        if (bytes(password) > LONGEST_BYTES) {
            return Optional.of(PasswordProblem.TOO_LONG);
        }
        var text = password.reveal();
        if (text.codePointCount(0, text.length()) < SHORTEST_CHARACTERS) {
            return Optional.of(PasswordProblem.TOO_SHORT);
        }
        int score = heavyWork.brief(() -> guesser.measure(text, known).getScore());
        return score < LEAST_SCORE ? Optional.of(PasswordProblem.TOO_COMMON) : Optional.empty();
    }

    String hash(Secret password) {
        return heavyWork.brief(() -> encoder.encode(password.reveal()));
    }

    /// Whether the password is the one behind `hash`. Whatever was typed, and without a hash as well, one password is
    /// compared with one hash, so that the clock does not tell whether somebody exists. (An empty password would be
    /// turned down without a comparison, so it is never compared.)
    boolean match(Secret password, @Nullable String hash) {
        boolean possible = hash != null && !password.reveal().isEmpty() && bytes(password) <= LONGEST_BYTES;
        boolean right = heavyWork.brief(
                () -> possible ? encoder.matches(password.reveal(), hash) : encoder.matches(NOBODYS.reveal(), nobodys));
        return possible && right;
    }

    private static int bytes(Secret password) {
        return password.reveal().getBytes(StandardCharsets.UTF_8).length;
    }
}
