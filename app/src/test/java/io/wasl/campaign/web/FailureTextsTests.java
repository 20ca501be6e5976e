package io.wasl.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.meta.ErrorRule;
import io.wasl.meta.ErrorTable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTextsTests {

    private final FailureTexts texts = new FailureTexts();

    @ParameterizedTest(name = "in language \"{0}\"")
    @ValueSource(strings = {"", "_fr", "_ar"})
    void everyCodeThatMetaDocumentsIsExplainedAndHasARepair(String language) {
        Properties bundle = bundle(language);

        assertThat(ErrorTable.rules()).isNotEmpty().allSatisfy((ErrorRule rule) -> {
            String key = "campaign.failure." + texts.key(rule.code());
            assertThat(bundle.getProperty(key)).as(key).isNotBlank();
            assertThat(bundle.getProperty(key + ".fix")).as(key + ".fix").isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({"190, 190", "104, 190", "250, 10", "131041, 131020", "138018, 138000", "0, 0", "424242, other"})
    void codesOfOneKindShareAText(int code, String key) {
        assertThat(texts.key(code)).isEqualTo(key);
    }

    @Test
    void whatNobodyKnowsHasATextToo() {
        assertThat(bundle("_fr").getProperty("campaign.failure.other")).contains("{0}");
    }

    private static Properties bundle(String language) {
        var properties = new Properties();
        try (var stream = Objects.requireNonNull(
                FailureTextsTests.class.getResourceAsStream("/i18n/campaign/messages" + language + ".properties"))) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
