package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.audience.Audience;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Those whom a campaign did not reach, and those whom it did, before the next one.
class RetryTests extends Launches {

    private static final ZoneId HOME = ZoneId.of("Indian/Antananarivo");

    private final Preflight preflight;
    private final SecondTry secondTry;
    private final Campaigns campaigns;

    RetryTests(@Autowired Parts parts, @Autowired SecondTry secondTry) {
        super(parts);
        this.preflight = parts.preflight();
        this.campaigns = parts.campaigns();
        this.secondTry = secondTry;
    }

    @Test
    void whoWasNotReachedIsReadyForTheSecondTry() {
        shop.crowd(5);
        var first = ended(
                confirm(shop.draft().withRestDays(7).withEndsAt(clock.instant().plus(Duration.ofHours(1)))));
        shop.sql("UPDATE campaign SET ends_at = now()");

        var second = secondTry.prepare(shop.tenant(), first, "Soldes (2)", "Hanta", HOME);

        var report = preflight.check(shop.tenant(), second.id(), "Hanta").report();
        assertThat(report.blocked()).as(report.findings().toString()).isFalse();
        assertThat(report.ready()).isEqualTo(2);
        assertThat(report.recent()).isZero();
    }

    @Test
    void onlyWhatMayHaveArrivedIsAContact() {
        shop.crowd(5);
        ended(confirm(shop.draft(new Audience.Tags(Set.of("vip"), Set.of()))));
        ended(confirm(shop.draft(new Audience.Recipients(
                List.of(listed("+261349990001"), listed("+261349990002"), listed("+261340000001"))))));
        shop.sql("UPDATE message SET status = 8, failed_at = NULL, error_code = NULL WHERE phone = '+261340000002'");

        var next = campaigns.create(
                shop.tenant(),
                shop.draft(new Audience.Recipients(List.of(
                                listed("+261340000001"),
                                listed("+261340000002"),
                                listed("+261340000003"),
                                listed("+261349990001"),
                                listed("+261349990002"))))
                        .withRestDays(7),
                "Hanta");

        var report = preflight.check(shop.tenant(), next.id(), "Hanta").report();
        // The first failed twice, of the second nobody knows, the third was reached, as was the fifth.
        assertThat(report.ready()).isEqualTo(2);
        assertThat(report.count(Verdict.RECENTLY_CONTACTED)).isEqualTo(3);
    }

    /// Handed over to the last one, and over: messages to numbers that end in 1 or 2, but for one, have failed.
    private CampaignId ended(CampaignId campaign) {
        stepsUntilNothing();
        shop.sql("""
                UPDATE message SET status = 6, failed_at = now(), error_code = 131000
                WHERE phone IN ('+261340000001', '+261340000002', '+261349990001')
                """);
        shop.sql("UPDATE message SET status = 4, delivered_at = now() WHERE status = 0");
        shop.sql("UPDATE campaign SET status = 'completed', finished_at = now()");
        return campaign;
    }

    private static Audience.Recipient listed(String phone) {
        return new Audience.Recipient(phone, Map.of("1", "Rado"));
    }
}
