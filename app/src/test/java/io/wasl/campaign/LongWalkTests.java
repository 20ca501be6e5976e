package io.wasl.campaign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.audience.Audiences;
import io.wasl.dispatch.Dispatch;
import io.wasl.kernel.TenantId;
import io.wasl.message.MessageStatus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What takes long with a large audience: neither confirming nor stopping holds anything meanwhile.
class LongWalkTests extends Launches {

    private final ApplicationContext beans;
    private final Campaigns campaigns;
    private Runnable meanwhile = () -> {};

    LongWalkTests(@Autowired Parts parts, @Autowired ApplicationContext beans) {
        super(parts);
        this.beans = beans;
        this.campaigns = parts.campaigns();
    }

    @Test
    void nobodyWaitsForAnAudienceThatIsWalked() {
        var campaign = checked();
        meanwhile = () -> elsewhere(() -> campaigns.lock(shop.tenant(), campaign));

        confirm(campaign);

        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.CONFIRMED);
    }

    @Test
    void anEditWhileTheAudienceIsWalkedIsNoticed() {
        var campaign = checked();
        meanwhile = () -> elsewhere(() -> campaigns.edit(shop.tenant(), campaign, draft -> draft.withName("Another")));

        refusesToConfirm(campaign);
    }

    @Test
    void anotherTextWhileTheAudienceIsWalkedIsNoticed() {
        var campaign = checked();
        meanwhile = () -> shop.template("version = 'v2'");

        refusesToConfirm(campaign);
    }

    @Test
    void stoppingALargeCampaignIsDoneInPiecesAndAddsUpAllTheWhile() {
        var campaign = confirmed(2_500);
        stepsUntilNothing();
        var batch = requireNonNull(find(campaign).batch());

        scopes.tenant(shop.tenant(), () -> beans.getBean(CallingOff.class).callOff(find(campaign), "Hanta", null));

        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.CANCELLED);
        assertThat(count(campaign, MessageStatus.QUEUED))
                .as("stopped, but not yet emptied")
                .isEqualTo(2_500);
        addsUp(campaign);
        beans.getBean(Dispatch.class).clear(shop.tenant(), batch);
        assertThat(count(campaign, MessageStatus.CANCELLED)).isEqualTo(2_500);
        addsUp(campaign);
    }

    private CampaignId checked() {
        shop.crowd(10);
        var campaign = campaigns.create(shop.tenant(), shop.draft(), "Hanta").id();
        beans.getBean(Preflight.class).check(shop.tenant(), campaign, "Hanta");
        return campaign;
    }

    private void confirm(CampaignId campaign) {
        var digest = beans.getBean(Checks.class)
                .of(shop.tenant(), find(campaign))
                .orElseThrow()
                .digest();
        slowly().confirm(shop.tenant(), campaign, digest, "Hanta");
    }

    private void refusesToConfirm(CampaignId campaign) {
        assertThatThrownBy(() -> confirm(campaign))
                .isInstanceOfSatisfying(
                        CampaignRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.STALE_CHECK));
        assertThat(find(campaign).confirmedAt()).isNull();
    }

    /// As the platform confirms, but for something that happens when the last recipient has been looked at.
    private Confirmation slowly() {
        var walk = new Rehearsal(beans.getBean(Audiences.class), beans.getBean(RecentContacts.class), clock) {
            @Override
            Result run(TenantId tenant, CampaignId id, Draft draft, Circumstances now, Consumer<List<Recipient>> sink) {
                var result = super.run(tenant, id, draft, now, sink);
                meanwhile.run();
                return result;
            }
        };
        return new Confirmation(
                campaigns,
                beans.getBean(CheckedCampaigns.class),
                beans.getBean(Checks.class),
                walk,
                beans.getBean(Surroundings.class),
                scopes,
                clock);
    }

    /// Fails if it would have to wait for this thread.
    private void elsewhere(Runnable work) {
        CompletableFuture.runAsync(() -> scopes.tenant(shop.tenant(), work))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private void addsUp(CampaignId campaign) {
        var counts = overview.of(find(campaign)).counts();
        assertThat(counts.byStatus().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(counts.total())
                .isEqualTo(2_500);
    }

    private long count(CampaignId campaign, MessageStatus status) {
        return overview.of(find(campaign)).counts().of(status);
    }
}
