package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SendDigestTests {

    @Test
    void sameContentHasTheSameDigest() {
        assertThat(digest("+33612345678", List.of("a", "b"))).isEqualTo(digest("+33612345678", List.of("a", "b")));
    }

    @Test
    void bordersBetweenTextsCount() {
        assertThat(digest("x", List.of("ab", "c"))).isNotEqualTo(digest("x", List.of("a", "bc")));
        assertThat(digest("xa", List.of("b"))).isNotEqualTo(digest("x", List.of("ab")));
    }

    @Test
    void anAbsentTextIsNotAnEmptyOne() {
        assertThat(new SendDigest().add((String) null).hex())
                .isNotEqualTo(new SendDigest().add("").hex());
    }

    private static String digest(String phone, List<String> variables) {
        return new SendDigest().add(phone).add(variables).hex();
    }
}
