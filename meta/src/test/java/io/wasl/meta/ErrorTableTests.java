package io.wasl.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTests {

    private static final String UNKNOWN = ErrorTable.ruleFor(999_999).meaning();

    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 2, 3, 4, 10, 33, 100, 104, 190, 200, 250, 299, 368, 80007, 130403, 130429, 130472, 130497, 131000,
                131005, 131008, 131009, 131016, 131020, 131021, 131026, 131030, 131031, 131037, 131041, 131042, 131044,
                131045, 131047, 131048, 131049, 131050, 131051, 131052, 131053, 131055, 131056, 131057, 131059, 131060,
                131062, 131063, 131064, 131201, 131215, 132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016,
                132018, 132068, 132069, 133000, 133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011,
                134100, 134101, 134102, 135000, 137000, 138000, 138018, 139000, 139004, 139100, 139101, 139102, 139103,
                139200, 147001, 147005, 200005, 200006, 200007, 1752041, 2388001, 2388012, 2388019, 2388023, 2388024,
                2388039, 2388040, 2388047, 2388072, 2388073, 2388091, 2388093, 2388103, 2388293, 2388299, 2494100,
                2593107, 2593108, 2593109
            })
    void knowsEveryPublishedCode(int code) {
        ErrorRule rule = ErrorTable.ruleFor(code);

        assertThat(rule.code()).isEqualTo(code);
        assertThat(rule.meaning()).isNotEqualTo(UNKNOWN).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "190, PAUSE, ACCOUNT",
        "130429, RETRY, NUMBER",
        "131026, SUPPRESS, RECIPIENT",
        "131048, PAUSE, NUMBER",
        "131056, RETRY_LATER, PAIR",
        "131057, RETRY_LATER, NUMBER",
        "132000, PAUSE, CAMPAIGN",
        "132015, PAUSE, TEMPLATE",
        "132005, GIVE_UP, MESSAGE",
        "368, PAUSE, ACCOUNT"
    })
    void stopsNoMoreThanItMust(int code, Action action, Scope scope) {
        assertThat(ErrorTable.ruleFor(code).action()).isEqualTo(action);
        assertThat(ErrorTable.ruleFor(code).scope()).isEqualTo(scope);
    }

    @Test
    void withoutACodeOnlyTheMessageStops() {
        assertThat(ErrorTable.ruleFor(ErrorTable.NO_CODE))
                .matches(rule -> rule.action() == Action.GIVE_UP)
                .matches(rule -> rule.scope() == Scope.MESSAGE)
                .matches(rule -> rule.meaning().equals("WhatsApp gave no reason."));
        assertThat(ErrorTable.ruleFor(error(0, 0)).action()).isEqualTo(Action.PAUSE);
    }

    @Test
    void hearsThatAPersonStoppedMarketing() {
        assertThat(ErrorTable.ruleFor(131050).effect()).isEqualTo(ConsentEffect.STOPPED_MARKETING);
    }

    @Test
    void triesAnOverfedPersonOnceMoreAfterADay() {
        ErrorRule rule = ErrorTable.ruleFor(131049);

        assertThat(rule.delay()).isEqualTo(Duration.ofDays(1));
        assertThat(rule.retries()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 300, 131065, 131216, 999})
    void givesUpOnWhatNobodyKnowsAndAsksForAPerson(int code) {
        ErrorRule rule = ErrorTable.ruleFor(code);

        assertThat(rule.action()).isEqualTo(Action.GIVE_UP);
        assertThat(rule.scope()).isEqualTo(Scope.MESSAGE);
        assertThat(rule.alert()).isTrue();
        assertThat(rule.retries()).isZero();
    }

    @Test
    void looksIntoTheSubcodeOfAManagementCall() {
        assertThat(ErrorTable.ruleFor(error(100, 2388299)).code()).isEqualTo(2388299);
        assertThat(ErrorTable.ruleFor(error(100, 33)).code()).isEqualTo(100);
        assertThat(ErrorTable.ruleFor(error(190, 463)).code()).isEqualTo(190);
    }

    @Test
    void givesEveryRetryATimeAndANumber() {
        assertThat(ErrorTable.rules())
                .filteredOn(rule -> rule.action() == Action.RETRY || rule.action() == Action.RETRY_LATER)
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.delay()).isPositive();
                    assertThat(rule.retries()).isPositive();
                });
    }

    private static GraphError error(int code, int subcode) {
        return new GraphError(code, subcode, 400, "m", null, null, null);
    }
}
