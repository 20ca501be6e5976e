package io.wasl.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.meta.TemplateDefinition;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TemplateVersionTests {

    private static final String BODY = "{'type':'BODY','text':'Hello {{1}}','example':{'body_text':[['Bo']]}}";

    @Test
    void isTheSameWhateverTheOrderOfFieldsAndTheSamples() {
        assertThat(version("[" + BODY + "]"))
                .isEqualTo(version("[{'text':'Hello {{1}}','type':'BODY','example':{'body_text':[['Ana']]}}]"))
                .isEqualTo(version("[{'text':'Hello {{1}}','type':'BODY'}]"))
                .hasSize(64);
    }

    @Test
    void changesWithWhatRecipientsRead() {
        String version = version("[" + BODY + "]");

        assertThat(version("[{'type':'BODY','text':'Hallo {{1}}'}]")).isNotEqualTo(version);
        assertThat(version("[" + BODY + ",{'type':'FOOTER','text':''}]")).isNotEqualTo(version);
        assertThat(version("[]")).isNotEqualTo(version);
    }

    @Test
    void changesWithTheOrderOfButtons() {
        assertThat(version("[{'type':'BUTTONS','buttons':[{'text':'A'},{'text':'B'}]}]"))
                .isNotEqualTo(version("[{'type':'BUTTONS','buttons':[{'text':'B'},{'text':'A'}]}]"));
    }

    @Test
    void isNotFooledByTextThatLooksLikeStructure() {
        assertThat(version("[{'type':'BODY','text':'a'},{'type':'FOOTER','text':'b'}]"))
                .isNotEqualTo(version("[{'type':'BODY','text':'a}{4:text3=b'}]"));
        assertThat(version("[1,23]")).isNotEqualTo(version("[12,3]"));
    }

    private static String version(String components) {
        return TemplateVersion.of(new TemplateDefinition(
                "1",
                "hello",
                "en",
                "UTILITY",
                "APPROVED",
                null,
                null,
                "POSITIONAL",
                new JsonMapper().readTree(components.replace('\'', '"'))));
    }
}
