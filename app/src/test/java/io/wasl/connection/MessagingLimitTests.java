package io.wasl.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagingLimitTests {

    @ParameterizedTest
    @CsvSource({"TIER_250, 250", "TIER_2K, 2000", "TIER_10K, 10000", "TIER_100K, 100000", "tier_2k, 2000", "250, 250"})
    void tiersAreNumbersOfPeople(String word, long people) {
        assertThat(MessagingLimit.ceiling(word)).isEqualTo(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIER_UNLIMITED", "TIER_", "", "TIER_9999999999999", "NOT_SET"})
    void unlimitedAndUnknownWordsAreNoNumber(String word) {
        assertThat(MessagingLimit.ceiling(word)).isNull();
    }

    @Test
    void noWordIsNoNumber() {
        assertThat(MessagingLimit.ceiling(null)).isNull();
    }
}
