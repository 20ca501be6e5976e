package io.wasl.identity;

import io.wasl.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Which passwords are good enough, and how they are kept: as bcrypt hashes.
@Component
public class Passwords {

    private static final int SHORTEST_CHARACTERS = 12;
    private static final int LONGEST_BYTES = 72;
    private static final int COST = 11;

    private final PasswordEncoder encoder = new BCryptPasswordEncoder(COST);
    private final String nobodys = hash(new Secret("a password that nobody has"));

    Passwords() {}

    public Optional<PasswordProblem> problemWith(Secret password) {
        if (bytes(password) > LONGEST_BYTES) {
            return Optional.of(PasswordProblem.TOO_LONG);
        }
        var text = password.reveal();
        return text.codePointCount(0, text.length()) < SHORTEST_CHARACTERS
                ? Optional.of(PasswordProblem.TOO_SHORT)
                : Optional.empty();
    }

    String hash(Secret password) {
        return encoder.encode(password.reveal());
    }

    /// Whether the password is the one behind `hash`. Without a hash the same time is spent, so that the clock does not
    /// tell whether somebody exists.
    boolean match(Secret password, @Nullable String hash) {
        boolean known = hash != null && bytes(password) <= LONGEST_BYTES;
        boolean right = encoder.matches(known ? password.reveal() : "", known ? hash : nobodys);
        return known && right;
    }

    private static int bytes(Secret password) {
        return password.reveal().getBytes(StandardCharsets.UTF_8).length;
    }
}
