package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.audience.Audience;
import io.wasl.connection.Account;
import io.wasl.connection.AccountStatus;
import io.wasl.connection.Quality;
import io.wasl.dispatch.Reach;
import io.wasl.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTests {

    private static final Account ACCOUNT = People.account(AccountStatus.CONNECTED, Quality.GREEN, "TIER_2K");
    private static final Template TEMPLATE = People.template("APPROVED", "GREEN", "Bonjour {{1}}");
    private static final Draft DRAFT = Draft.named("Soldes")
            .withAccount(ACCOUNT.id())
            .withTemplate(new TemplateChoice("soldes", "fr"))
            .withAudience(new Audience.Tags(Set.of("vip"), Set.of()))
            .withVariables(Map.of("1", new VariableSource.Attribute("name", null)));

    @Test
    void aFlawlessCampaignHasNoFindings() {
        var report = report(DRAFT, ACCOUNT, TEMPLATE, ready(1_600));

        assertThat(report.findings()).isEmpty();
        assertThat(report.blocked()).isFalse();
        assertThat(report.durationSeconds()).isEqualTo(20);
        assertThat(report.fitsMessagingLimit()).isTrue();
    }

    @Test
    void itsOwnSpeedCountsWhereItIsLowerThanTheNumbers() {
        assertThat(report(DRAFT.withMessagesPerSecond(10), ACCOUNT, TEMPLATE, ready(95))
                        .durationSeconds())
                .isEqualTo(10);
        assertThat(report(DRAFT.withMessagesPerSecond(500), ACCOUNT, TEMPLATE, ready(80))
                        .durationSeconds())
                .isEqualTo(1);
    }

    @Test
    void costIsCountedByCountryAndCategoryBeforeThereIsAPrice() {
        var survey = survey(Map.of(Verdict.READY, 5L), Map.of("MG", 3L, "FR", 2L), 0);

        var cost = report(DRAFT, ACCOUNT, TEMPLATE, survey).cost();

        assertThat(cost.amount()).isNull();
        assertThat(cost.lines())
                .containsExactly(
                        new Report.Line("MG", "marketing", 3, null), new Report.Line("FR", "marketing", 2, null));
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, TEMPLATE_NOT_APPROVED",
        "REJECTED, TEMPLATE_REJECTED",
        "PAUSED, TEMPLATE_PAUSED",
        "DISABLED, TEMPLATE_DISABLED",
        "DELETED, TEMPLATE_MISSING",
        "SOMETHING_NEW, TEMPLATE_NOT_APPROVED"
    })
    void onlyAnApprovedTemplateCanBeSent(String status, Concern concern) {
        var report = report(DRAFT, ACCOUNT, People.template(status, "GREEN", "Bonjour {{1}}"), ready(1));

        assertThat(report.blocked()).isTrue();
        assertThat(concerns(report)).containsExactly(concern);
    }

    @Test
    void anAccountThatCannotSendBlocks() {
        assertThat(concerns(report(
                        DRAFT, People.account(AccountStatus.BROKEN, Quality.GREEN, "TIER_2K"), TEMPLATE, ready(1))))
                .containsExactly(Concern.ACCOUNT_BROKEN);
        assertThat(concerns(report(
                        DRAFT, People.account(AccountStatus.PAUSED, Quality.GREEN, "TIER_2K"), TEMPLATE, ready(1))))
                .containsExactly(Concern.ACCOUNT_PAUSED);
    }

    @Test
    void whatWasNotChosenBlocks() {
        assertThat(concerns(report(Draft.named("x"), null, null, ready(0))))
                .containsExactlyInAnyOrder(Concern.ACCOUNT_MISSING, Concern.TEMPLATE_MISSING, Concern.AUDIENCE_MISSING);
    }

    @Test
    void aVariableThatNothingFillsBlocksUnlessRecipientsBringTheirOwn() {
        var unmapped = DRAFT.withVariables(Map.of());
        var list = unmapped.withAudience(
                new Audience.Recipients(List.of(new Audience.Recipient("+261341234567", Map.of("1", "Rivo")))));

        assertThat(report(unmapped, ACCOUNT, TEMPLATE, ready(1)).findings())
                .containsExactly(Finding.of(Concern.VARIABLE_UNMAPPED, "1"));
        assertThat(report(list, ACCOUNT, TEMPLATE, ready(1)).findings()).isEmpty();
    }

    @Test
    void whoIsLeftOutIsAWarningAndNobodyLeftABlocker() {
        var survey = survey(
                Map.of(
                        Verdict.DUPLICATE, 3L,
                        Verdict.INVALID, 2L,
                        Verdict.OPTED_OUT, 1L,
                        Verdict.MISSING_VARIABLES, 4L),
                Map.of(),
                0);

        assertThat(report(DRAFT, ACCOUNT, TEMPLATE, survey).findings())
                .containsExactly(
                        Finding.of(Concern.NO_READY_RECIPIENT),
                        Finding.of(Concern.DUPLICATES, 3),
                        Finding.of(Concern.INVALID_NUMBERS, 2),
                        Finding.of(Concern.OPTED_OUT, 1),
                        Finding.of(Concern.MISSING_VALUES, 4));
    }

    @Test
    void marketingToPeopleWhoseConsentIsUnknownIsAWarning() {
        var survey = new Survey(Map.of(Verdict.READY, 9L), Map.of("MG", 9L), 0, 4, 0);

        assertThat(report(DRAFT, ACCOUNT, TEMPLATE, survey).findings())
                .contains(Finding.of(Concern.CONSENT_UNKNOWN, 4));
    }

    @Test
    void moreThanTheLimitOfADayIsAWarningWithTheExcess() {
        var report = report(DRAFT, ACCOUNT, TEMPLATE, ready(2_500));

        assertThat(report.fitsMessagingLimit()).isFalse();
        assertThat(report.findings()).containsExactly(Finding.of(Concern.OVER_MESSAGING_LIMIT, 500));
    }

    @Test
    void lowQualityIsAWarning() {
        var report = report(
                DRAFT,
                People.account(AccountStatus.CONNECTED, Quality.RED, "TIER_UNLIMITED"),
                People.template("APPROVED", "RED", "Bonjour {{1}}"),
                ready(1));

        assertThat(concerns(report)).containsExactly(Concern.QUALITY_LOW, Concern.TEMPLATE_QUALITY_LOW);
        assertThat(report.blocked()).isFalse();
    }

    @Test
    void aScheduleInThePastIsAWarning() {
        var late = DRAFT.withSchedule(
                new Schedule(People.MONDAY_NOON.minus(Duration.ofDays(1)), ZoneId.of("Indian/Antananarivo")));

        assertThat(concerns(report(late, ACCOUNT, TEMPLATE, ready(1)))).containsExactly(Concern.SCHEDULE_PAST);
    }

    @Test
    void anEndBeforeTheStartBlocks() {
        var start = new Schedule(People.MONDAY_NOON.plus(Duration.ofHours(2)), ZoneId.of("Indian/Antananarivo"));

        assertThat(concerns(report(DRAFT.withEndsAt(People.MONDAY_NOON), ACCOUNT, TEMPLATE, ready(1))))
                .containsExactly(Concern.END_BEFORE_START);
        assertThat(concerns(report(
                        DRAFT.withSchedule(start).withEndsAt(People.MONDAY_NOON.plus(Duration.ofHours(1))),
                        ACCOUNT,
                        TEMPLATE,
                        ready(1))))
                .containsExactly(Concern.END_BEFORE_START);
    }

    @Test
    void anEndThatComesBeforeTheLastMessageIsAWarning() {
        assertThat(concerns(
                        report(DRAFT.withEndsAt(People.MONDAY_NOON.plusSeconds(19)), ACCOUNT, TEMPLATE, ready(1_600))))
                .containsExactly(Concern.ENDS_TOO_EARLY);
        assertThat(report(DRAFT.withEndsAt(People.MONDAY_NOON.plusSeconds(20)), ACCOUNT, TEMPLATE, ready(1_600))
                        .findings())
                .isEmpty();
    }

    @Test
    void thatMarketingIsNeverSentTwiceIsSaidToWhoAsksForIt() {
        assertThat(concerns(report(DRAFT.withResendOnce(true), ACCOUNT, TEMPLATE, ready(1))))
                .containsExactly(Concern.NO_RESEND_OF_MARKETING);
    }

    @Test
    void peopleAreNotWoken() {
        var midnight = DRAFT.withSchedule(
                new Schedule(People.MONDAY_NOON.plus(Duration.ofHours(12)), ZoneId.of("Indian/Antananarivo")));

        assertThat(report(midnight, ACCOUNT, TEMPLATE, ready(7)).findings())
                .containsExactly(Finding.of(Concern.QUIET_HOURS, 7));
    }

    @Test
    void peopleAreNotWokenInTheMiddleOfARunEither() {
        // From eight in the evening until nine in the morning.
        var evening = DRAFT.withMessagesPerSecond(1)
                .withSchedule(
                        new Schedule(People.MONDAY_NOON.plus(Duration.ofHours(8)), ZoneId.of("Indian/Antananarivo")));
        var untilTheNight = evening.withEndsAt(People.MONDAY_NOON.plus(Duration.ofMinutes(8 * 60 + 59)));

        assertThat(concerns(report(evening, ACCOUNT, TEMPLATE, ready(13 * 3_600))))
                .contains(Concern.QUIET_HOURS);
        assertThat(concerns(report(evening, ACCOUNT, TEMPLATE, ready(3_599)))).doesNotContain(Concern.QUIET_HOURS);
        assertThat(concerns(report(untilTheNight, ACCOUNT, TEMPLATE, ready(13 * 3_600))))
                .contains(Concern.ENDS_TOO_EARLY)
                .doesNotContain(Concern.QUIET_HOURS);
    }

    @Test
    void aLanguageThatIsMissingNamesThoseThatExist() {
        var now = new Circumstances(ACCOUNT, null, null, List.of("en_US", "fr"));

        assertThat(new Inspection(DRAFT, now, ready(1), People.MONDAY_NOON)
                        .report()
                        .findings())
                .containsExactly(Finding.of(Concern.TEMPLATE_LANGUAGE_MISSING, "en_US, fr"));
    }

    @Test
    void aButtonThatWouldLeadNowhereIsSaid() {
        var survey = new Survey(Map.of(Verdict.READY, 9L), Map.of("MG", 9L), 0, 0, 2);

        assertThat(report(DRAFT, ACCOUNT, TEMPLATE, survey).findings())
                .containsExactly(Finding.of(Concern.WHOLE_ADDRESS, 2));
    }

    @Test
    void anHourThatComesTwiceIsSaid() {
        var twice = DRAFT.withSchedule(new Schedule(Instant.parse("2027-10-31T00:30:00Z"), ZoneId.of("Europe/Paris")));

        assertThat(report(twice, ACCOUNT, TEMPLATE, ready(1)).findings())
                .contains(Finding.of(Concern.HOUR_TWICE, "UTC+02:00"));
    }

    @Test
    void aTierThatIsNotKnownIsSaid() {
        var account = People.account(AccountStatus.CONNECTED, Quality.GREEN, "TIER_SOMETHING_NEW");

        assertThat(concerns(report(DRAFT, account, TEMPLATE, ready(1)))).containsExactly(Concern.LIMIT_UNKNOWN);
    }

    @Test
    void whoGotACampaignLatelyIsMentionedUnlessTheyRestAnyway() {
        var survey = survey(Map.of(Verdict.READY, 9L), Map.of("MG", 9L), 4);

        assertThat(report(DRAFT, ACCOUNT, TEMPLATE, survey).findings())
                .containsExactly(Finding.of(Concern.RECENTLY_CONTACTED, 4));
        assertThat(report(DRAFT.withRestDays(7), ACCOUNT, TEMPLATE, survey).findings())
                .isEmpty();
    }

    @Test
    void whomTodaysLimitLeavesOutFollowsOnTheNextDays() {
        var reach = new Reach(2_000, 500);
        var report = new Inspection(
                        DRAFT, new Circumstances(ACCOUNT, TEMPLATE, reach), ready(3_100), People.MONDAY_NOON)
                .report();

        assertThat(report.findings()).contains(Finding.of(Concern.OVER_MESSAGING_LIMIT, 1_800));
        assertThat(report.durationSeconds())
                .isBetween(Duration.ofDays(1).toSeconds(), Duration.ofDays(1).toSeconds() + 60);
        assertThat(report.fitsMessagingLimit()).isFalse();
    }

    private static Report report(Draft draft, @Nullable Account account, @Nullable Template template, Survey survey) {
        return new Inspection(draft, new Circumstances(account, template), survey, People.MONDAY_NOON).report();
    }

    private static List<Concern> concerns(Report report) {
        return report.findings().stream().map(Finding::concern).toList();
    }

    private static Survey ready(long count) {
        return survey(Map.of(Verdict.READY, count), count == 0 ? Map.of() : Map.of("MG", count), 0);
    }

    private static Survey survey(Map<Verdict, Long> verdicts, Map<String, Long> ready, long recent) {
        return new Survey(verdicts, ready, recent);
    }
}
