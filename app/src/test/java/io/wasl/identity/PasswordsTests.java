package io.wasl.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.HeavyWork;
import io.wasl.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTests {

    private final HeavyWork heavyWork = new HeavyWork(2);
    private final Counting encoder = new Counting();
    private final Passwords passwords = new Passwords(heavyWork, encoder);

    @AfterEach
    void close() {
        heavyWork.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "wrong horse battery", "", "x", "\u0000"})
    void whateverIsTriedOnWhomeverOnePasswordIsComparedWithOneHash(String typed) {
        var known = passwords.hash(new Secret("correct horse battery"));
        for (var hash : new String[] {known, null}) {
            encoder.compared.clear();

            boolean right = passwords.match(new Secret(typed), hash);

            assertThat(right).isEqualTo(hash != null && typed.equals("correct horse battery"));
            assertThat(encoder.compared)
                    .singleElement()
                    .satisfies(pair -> assertThat(pair).noneMatch(String::isEmpty));
        }
    }

    @Test
    void aPasswordThatIsTooLongTakesAsLongAsAnyOther() {
        var known = passwords.hash(new Secret("x".repeat(72)));
        encoder.compared.clear();

        assertThat(passwords.match(new Secret("x".repeat(100_000)), known)).isFalse();
        assertThat(encoder.compared).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "passwordpassword",
                "P@ssw0rd1234",
                "123456789012",
                "qwertyuiop12",
                "azertyuiop123",
                "motdepasse123",
                "iloveyou1234",
                "aaaaaaaaaaaa",
                "hanta@soa.example"
            })
    void whatIsTriedFirstIsRefused(String common) {
        assertThat(passwords.problemWith(new Secret(common), List.of("Hanta Andria", "hanta@soa.example")))
                .contains(PasswordProblem.TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"correct horse battery", "another fine password", "كلمة المرور كلمة", "vanille cahier 7 lune"})
    void whatNobodyGuessesIsTaken(String good) {
        assertThat(passwords.problemWith(new Secret(good), List.of())).isEmpty();
    }

    /// Counts what is compared, at the lowest cost.
    private static final class Counting implements PasswordEncoder {

        private final PasswordEncoder encoder = new BCryptPasswordEncoder(4);
        private final List<List<String>> compared = new ArrayList<>();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.add(List.of(String.valueOf(password), String.valueOf(hash)));
            return encoder.matches(password, hash);
        }
    }
}
