package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.E164;
import io.wasl.meta.InboundContent;
import io.wasl.meta.MarketingPreferenceChanged;
import io.wasl.webhook.Received;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What people say in WhatsApp about marketing.
class HeardConsentTests extends HearingClient {

    HeardConsentTests(@Autowired ApplicationContext beans) {
        super(beans);
    }

    @Test
    void whoStopsMarketingInWhatsAppIsHeard() {
        preference("4915112345678", "stop", NOON);

        assertThat(contacts.optedOutAmong(acme, List.of(new E164("+4915112345678"))))
                .hasSize(1);
        assertThat(all().getFirst().lastInboundAt()).isNull();

        preference("4915112345678", "resume", NOON.plusSeconds(5));
        preference("4915112345678", "a value of tomorrow", NOON.plusSeconds(9));

        assertThat(all().getFirst().consent())
                .isEqualTo(new Consent(MarketingConsent.OPTED_IN, "whatsapp_settings", NOON.plusSeconds(5)));
    }

    @Test
    void stopEndsMarketingAndIsTold() {
        handle(text("4915112345678", "DE.991", "Bo", "STOP", NOON));

        var bo = all().getFirst();
        assertThat(bo.consent()).isEqualTo(new Consent(MarketingConsent.OPTED_OUT, "whatsapp", NOON));
        assertThat(ears.heard)
                .containsExactly(new OptedOut(acme, bo.id(), new E164("+4915112345678"), "whatsapp", NOON));
    }

    @Test
    void aTapOnTheButtonEndsItToo() {
        handle(message("4915112345678", null, new InboundContent.Button("promo-17", "Stop promotions"), NOON));

        assertThat(all().getFirst().consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);
    }

    @Test
    void theLaterWordCountsInWhateverOrderTheyCome() {
        handle(text("4915112345678", null, "Bo", "start", NOON.plusSeconds(60)));
        handle(text("4915112345678", null, "Bo", "stop", NOON));

        assertThat(all().getFirst().consent().marketing()).isEqualTo(MarketingConsent.OPTED_IN);
        assertThat(ears.heard).isEmpty();
    }

    @Test
    void whoWasForgottenComesBackWithTheRefusal() {
        handle(text("4915112345678", null, "Bo", "stop", NOON));
        contacts.remove(acme, List.of(all().getFirst().id()));

        handle(text("4915112345678", null, "Bo", "hello", NOON.plusSeconds(60)));

        assertThat(all().getFirst().consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);
    }

    private void preference(String phone, String value, Instant at) {
        var change = new MarketingPreferenceChanged("waba", "100", phone, null, value, at);
        scopes.engine(() -> doors.preferences().handle(List.of(new Received<>(1, 0, at, change))));
    }
}
