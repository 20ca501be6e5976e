package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.audience.Audience;
import io.wasl.audience.ImportId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredJsonTests {

    @ParameterizedTest
    @MethodSource
    void audiencesComeBackAsTheyWere(Audience audience) {
        assertThat(AudienceJson.read(AudienceJson.write(audience))).isEqualTo(audience);
    }

    static Stream<Audience> audiencesComeBackAsTheyWere() {
        return Stream.of(
                new Audience.Recipients(List.of(
                        new Audience.Recipient("+٢٦١ ٣٤ \"<x>", Map.of("1", "Rivo\u0007 ‮", "city", "")),
                        new Audience.Recipient("", Map.of()))),
                new Audience.Tags(Set.of("vip", "Île-de-France"), Set.of("désabonnés")),
                new Audience.Tags(Set.of(), Set.of()),
                new Audience.Everyone(Set.of("désabonnés")),
                new Audience.Import(new ImportId(new UUID(5, 6))));
    }

    @Test
    void variablesComeBackAsTheyWere() {
        Map<String, VariableSource> variables = Map.of(
                "1", new VariableSource.Attribute("name", null),
                "2", new VariableSource.Attribute("city", "ici"),
                "header.1", new VariableSource.Text("الموسم"));

        assertThat(VariablesJson.read(VariablesJson.tree(variables).toString())).isEqualTo(variables);
    }
}
