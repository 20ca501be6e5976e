package io.wasl.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Runs the kept inputs as ordinary tests. With `JAZZER_FUZZ=1 ./mvnw -pl meta test -Dtest=WebhookFuzzTests` it looks
/// for new ones.
class WebhookFuzzTests {

    @FuzzTest(maxDuration = "10m")
    void neverThrows(byte[] body) {
        assertThat(WebhookEvents.parse(body)).isNotNull();
    }
}
