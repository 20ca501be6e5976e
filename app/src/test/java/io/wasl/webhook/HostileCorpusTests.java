package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.meta.WebhookEvents;
import org.junit.jupiter.api.Test;

class HostileCorpusTests {

    @Test
    void nothingHostileIsLostOrThrows() {
        var all = HostileCorpus.all();

        assertThat(all).hasSizeGreaterThan(250);
        for (var hostile : all) {
            assertThat(WebhookEvents.parse(hostile.body())).as(hostile.name()).isNotEmpty();
        }
    }

    @Test
    void everythingHostileCanBeSaidAndKept() {
        for (var hostile : HostileCorpus.all()) {
            for (var event : WebhookEvents.parse(hostile.body())) {
                var said = Sentences.about(event);
                assertThat(said.text())
                        .as(hostile.name())
                        .doesNotContain("\u0000")
                        .hasSizeLessThan(2_000);
                assertThat(said.text()
                                        .chars()
                                        .filter(c -> c >= 0xd800 && c <= 0xdfff)
                                        .count()
                                % 2)
                        .as(hostile.name())
                        .isZero();
                assertThat(Said.parse(said.text())).as(hostile.name()).isEqualTo(said);
            }
        }
    }
}
