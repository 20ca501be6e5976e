package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.meta.Component;
import io.wasl.meta.TemplateMould.Kind;
import io.wasl.meta.TemplateVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillingTests {

    private static final TemplateVariable HEADER = new TemplateVariable(Component.HEADER, -1, "1", Kind.TEXT, null);
    private static final TemplateVariable PICTURE =
            new TemplateVariable(Component.HEADER, -1, "image", Kind.IMAGE, null);
    private static final TemplateVariable FIRST = new TemplateVariable(Component.BODY, -1, "1", Kind.TEXT, null);
    private static final TemplateVariable SECOND = new TemplateVariable(Component.BODY, -1, "2", Kind.TEXT, null);
    private static final TemplateVariable BUTTON = new TemplateVariable(Component.BUTTON, 0, "1", Kind.URL, null);

    @Test
    void blanksOfDifferentPartsHaveDifferentNames() {
        assertThat(Blank.of(List.of(HEADER, FIRST, SECOND, BUTTON)))
                .extracting(Blank::name)
                .containsExactly("header.1", "1", "2", "button.0");
        assertThat(Blank.of(List.of(PICTURE, FIRST))).extracting(Blank::name).containsExactly("header", "1");
    }

    @Test
    void aKeyThatOccursOnceIsEnough() {
        var filling = new Filling(Blank.of(List.of(BUTTON)), Map.of("1", new VariableSource.Text("sale")), false);

        assertThat(filling.values(People.rivo())).containsExactly("sale");
        assertThat(filling.unmapped()).isEmpty();
    }

    @Test
    void aKeyThatOccursTwiceFillsOnlyTheBody() {
        var filling = new Filling(Blank.of(List.of(HEADER, FIRST)), Map.of("1", new VariableSource.Text("x")), false);

        assertThat(filling.unmapped()).containsExactly("header.1");
    }

    @Test
    void attributesComeFromThePersonAndTheStandInFromTheCampaign() {
        var filling = filling(
                new VariableSource.Attribute("name", null), new VariableSource.Attribute("city", "votre ville"));

        assertThat(filling.values(People.rivo())).containsExactly("Rivo", "Toamasina");
        assertThat(filling.values(People.person("+33612345678", null, Map.of("city", "  "))))
                .containsExactly(null, "votre ville");
    }

    @Test
    void theOwnValueOfARecipientGoesBeforeTheCampaigns() {
        var filling = filling(new VariableSource.Text("everybody"), new VariableSource.Attribute("phone", null));

        assertThat(filling.values(People.listed("+33612345678", Map.of("1", "Zoé"))))
                .containsExactly("Zoé", "+33612345678");
    }

    @Test
    void controlCharactersNeverGetIntoAMessage() {
        var filling = filling(new VariableSource.Text("a\u001fb\u0000\n\tc"), new VariableSource.Text("\u0000\u001f"));

        assertThat(filling.values(People.rivo())).containsExactly("ab c", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00a0", "\u200b", "\u2060\ufeff", "\u3164", "NULL", "#N/A", "-"})
    void whatLooksEmptyIsNoValue(String empty) {
        var filling = filling(new VariableSource.Attribute("city", null), new VariableSource.Text(empty));

        assertThat(filling.values(People.person("+33612345678", null, Map.of("city", empty))))
                .containsExactly(null, null);
        assertThat(filling.values(People.listed("+33612345678", Map.of("1", empty, "2", "20"))))
                .containsExactly(null, "20");
    }

    private static Filling filling(VariableSource first, VariableSource second) {
        return new Filling(Blank.of(List.of(FIRST, SECOND)), Map.of("1", first, "2", second), false);
    }
}
