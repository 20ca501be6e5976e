package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.meta.InboundMessage;
import io.wasl.meta.StatusUpdate;
import io.wasl.meta.Unrecognised;
import io.wasl.meta.WebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// The integration log names every kind of event in words. That all languages have the same texts is tested elsewhere.
class KindWordsTests {

    @Test
    void everyKindOfEventHasItsWords() throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/i18n/webhook/messages.properties"))) {
            texts.load(reader);
        }

        assertThat(Arrays.stream(WebhookEvent.class.getPermittedSubclasses())
                        .filter(kind -> kind != Unrecognised.class)
                        .map(KindWordsTests::key)
                        .toList())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
    }

    private static String key(Class<?> kind) {
        if (kind == StatusUpdate.class) {
            return "webhook.kind.status";
        }
        return "webhook.kind."
                + (kind == InboundMessage.class
                        ? "message"
                        : kind.getSimpleName()
                                .replaceAll("(?<=.)(?=[A-Z])", "_")
                                .toLowerCase(Locale.ROOT));
    }
}
