package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.campaign.PossibleSender.Standing;
import io.wasl.connection.AccountId;
import io.wasl.testing.WaslTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@WaslTest
@Import(Shop.class)
class PossibleSendersTests {

    private final Shop shop;
    private final Campaigns campaigns;
    private final PossibleSenders senders;

    PossibleSendersTests(@Autowired Shop shop, @Autowired Campaigns campaigns, @Autowired PossibleSenders senders) {
        this.shop = shop;
        this.campaigns = campaigns;
        this.senders = senders;
    }

    @BeforeEach
    void open() {
        shop.open();
    }

    @Test
    void eachNumberSaysWhetherItCanTakePart() {
        var ready = shop.anotherNumber();
        var withoutTemplate = shop.numberOfAnotherBusiness();
        var paused = shop.anotherNumber();
        shop.sql("UPDATE whatsapp_accounts SET status = 'PAUSED' WHERE id = '" + paused + "'");
        var campaign = campaigns.create(shop.tenant(), shop.draft(), "Hanta");

        assertThat(senders.of(campaign).getFirst().standing()).isEqualTo(Standing.OWN);
        assertThat(sender(campaign, ready).standing()).isEqualTo(Standing.READY);
        assertThat(sender(campaign, withoutTemplate).standing()).isEqualTo(Standing.NO_TEMPLATE);
        assertThat(sender(campaign, paused).standing()).isEqualTo(Standing.NOT_CONNECTED);
    }

    @Test
    void numbersOfOnePortfolioAreSaidToShareTheirLimit() {
        var neighbour = shop.anotherNumber();
        var sister = shop.numberOfAnotherBusiness();
        shop.giveTemplateTo(sister);
        shop.sql("UPDATE whatsapp_accounts SET messaging_limit = 'TIER_2K'");
        var campaign = campaigns.create(shop.tenant(), shop.draft(), "Hanta");

        assertThat(sender(campaign, neighbour).sameLimit()).isTrue();
        assertThat(sender(campaign, sister).sameLimit()).isFalse();
        shop.sql("UPDATE whatsapp_accounts SET business_id = '9001'");
        assertThat(sender(campaign, sister).sameLimit()).isTrue();
    }

    private PossibleSender sender(Campaign campaign, AccountId number) {
        return senders.of(campaign).stream()
                .filter(sender -> sender.account().id().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
