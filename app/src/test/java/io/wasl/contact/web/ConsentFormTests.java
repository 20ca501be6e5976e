package io.wasl.contact.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.ConsentNote;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMap;

/// When something was said that is written down by its day only.
class ConsentFormTests {

    /// Half past midnight on the 22nd in Antananarivo.
    private static final Instant NOW = Instant.parse("2026-11-21T21:30:00Z");

    private static final ZoneId ANTANANARIVO = ZoneId.of("Indian/Antananarivo");

    @Test
    void whatWasSaidTodayWasSaidNow() {
        assertThat(moment("2026-11-22", "2026-11-22")).contains(NOW);
        assertThat(moment("", "")).contains(NOW);
    }

    @Test
    void whatThePageShowedAsTodayIsTodayInWhateverZoneItIsRead() {
        assertThat(moment("2026-11-21", "2026-11-21")).contains(NOW);
        assertThat(moment("2026-11-23", "2026-11-23")).contains(NOW);
    }

    @Test
    void anEarlierDayIsItsBeginningWhereTheReaderIs() {
        assertThat(moment("2026-11-21", "2026-11-22")).contains(Instant.parse("2026-11-20T21:00:00Z"));
        assertThat(moment("2026-11-20", "2026-11-20")).contains(Instant.parse("2026-11-19T21:00:00Z"));
    }

    @Test
    void aDayToComeIsNotTaken() {
        assertThat(moment("2026-11-23", "2026-11-22")).isEmpty();
        assertThat(moment("2026-11-24", "2026-11-24")).isEmpty();
    }

    private static Optional<Instant> moment(String day, String today) {
        return ConsentForm.read(MultiValueMap.fromSingleValue(
                        Map.of("marketing", "opted_out", "source", "shop", "day", day, "today", today)))
                .note(NOW, ANTANANARIVO, "Hanta")
                .map(ConsentNote::at);
    }
}
