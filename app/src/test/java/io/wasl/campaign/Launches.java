package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.Scopes;
import io.wasl.identity.UserId;
import io.wasl.notice.Notices;
import io.wasl.testing.WaslTest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// Campaigns from their confirmation on; nothing reaches Meta because the engine is at rest.
@WaslTest
@TestPropertySource(properties = "wasl.campaign.take-back=0s")
@Import({Shop.class, Launches.Parts.class})
abstract class Launches {

    final Shop shop;
    final Launch launch;
    final Watch watch;
    final Steering steering;
    final Overview overview;
    final Scopes scopes;
    final Clock clock;
    private final Campaigns campaigns;
    private final Preflight preflight;
    private final Confirmation confirmation;
    private final Notices notices;

    Launches(Parts parts) {
        this.shop = parts.shop();
        this.launch = parts.launch();
        this.watch = parts.watch();
        this.steering = parts.steering();
        this.overview = parts.overview();
        this.scopes = parts.scopes();
        this.campaigns = parts.campaigns();
        this.preflight = parts.preflight();
        this.confirmation = parts.confirmation();
        this.notices = parts.notices();
        this.clock = parts.clock();
    }

    /// What a campaign is taken to its start with.
    @TestComponent
    record Parts(
            Shop shop,
            Campaigns campaigns,
            Preflight preflight,
            Confirmation confirmation,
            Launch launch,
            Watch watch,
            Steering steering,
            Overview overview,
            Scopes scopes,
            Notices notices,
            Clock clock) {}

    @BeforeEach
    void open() {
        scopes.engine(() -> shop.anywhere("UPDATE campaign SET status = 'cancelled', sealed = true"));
        shop.open();
    }

    void assertThatAllAreHandedOverOnce(int people) {
        assertThat(shop.number("SELECT count(*) FROM message", Integer.class)).isEqualTo(people);
        assertThat(shop.number("SELECT count(DISTINCT phone) FROM message", Integer.class))
                .isEqualTo(people);
        assertThat(shop.number("SELECT count(*) FROM outgoing", Integer.class)).isEqualTo(people);
    }

    CampaignId confirmed(int people) {
        shop.crowd(people);
        return confirm(shop.draft());
    }

    CampaignId confirm(Draft draft) {
        var campaign = campaigns.create(shop.tenant(), draft, "Hanta").id();
        var check = preflight.check(shop.tenant(), campaign, "Hanta");
        return confirmation
                .confirm(shop.tenant(), campaign, check.digest(), "Hanta")
                .id();
    }

    void step() {
        assertThat(launch.step(Set.of())).isInstanceOf(LaunchStep.Taken.class);
    }

    int stepsUntilNothing() {
        int steps = 0;
        while (launch.step(Set.of()) instanceof LaunchStep.Taken) {
            steps++;
        }
        return steps;
    }

    Campaign find(CampaignId campaign) {
        return campaigns.get(shop.tenant(), campaign);
    }

    /// What each notice says besides the campaign's name, the newest first.
    List<String> told() {
        return notices.latest(shop.tenant(), new UserId(UUID.randomUUID())).stream()
                .map(notice -> (notice.kind() + " "
                                + String.join(
                                        " ", notice.values().stream().skip(1).toList()))
                        .strip())
                .toList();
    }
}
