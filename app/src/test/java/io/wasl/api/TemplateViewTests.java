package io.wasl.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.TenantId;
import io.wasl.meta.TemplateDefinition;
import io.wasl.template.Template;
import io.wasl.template.TemplateId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TemplateViewTests {

    @Test
    void variablesOfHeaderBodyAndButtonsHaveNamesOfTheirOwn() {
        var components = JsonMapper.shared().readTree("""
                [{"type":"HEADER","format":"TEXT","text":"Offre {{1}} du mois"},
                 {"type":"BODY","text":"Bonjour {{1}}, encore {{1}} ? Votre bon {{2}} attend."},
                 {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Oui"},
                   {"type":"URL","text":"Mon bon","url":"https://shop.example/p/{{1}}"}]}]""");
        var template = new Template(
                new TemplateId(new UUID(0, 1)),
                new TenantId(new UUID(0, 2)),
                "102290129340398",
                new TemplateDefinition(
                        "1", "offer", "fr", "MARKETING", "APPROVED", "GREEN", null, "POSITIONAL", components),
                null,
                "v1",
                Instant.EPOCH);

        assertThat(TemplateView.of(template).variables())
                .extracting(TemplateView.Variable::name)
                .containsExactly("header.1", "1", "2", "button.1");
    }
}
