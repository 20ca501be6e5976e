package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.meta.Component;
import io.wasl.meta.TemplateMould.Kind;
import io.wasl.meta.TemplateVariable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SieveTests {

    private final Sieve sieve = new Sieve(new Filling(
            Blank.of(List.of(new TemplateVariable(Component.BODY, -1, "1", Kind.TEXT, null))),
            Map.of("1", new VariableSource.Attribute("name", null)),
            false));

    @Test
    void aWholeAddressIsNoEndOfOne() {
        var button = new TemplateVariable(Component.BUTTON, 3, "1", Kind.URL, null);
        var body = new TemplateVariable(Component.BODY, -1, "1", Kind.TEXT, null);
        var sieve = new Sieve(new Filling(Blank.of(List.of(body, button)), Map.of(), true));

        assertThat(sieve.holdsWholeAddress(List.of("https://shop.example", "b78")))
                .isFalse();
        assertThat(sieve.holdsWholeAddress(List.of("Rivo", "https://shop.example/p/b78")))
                .isTrue();
    }

    @Test
    void whoHasAllValuesIsReady() {
        var recipient = sieve.judge(People.rivo(), Set.of());

        assertThat(recipient.verdict()).isEqualTo(Verdict.READY);
        assertThat(recipient.variables()).containsExactly("Rivo");
        assertThat(recipient.ordinal()).isEqualTo(1);
    }

    @Test
    void theFirstOfOneNumberCounts() {
        sieve.judge(People.rivo(), Set.of());
        var again = sieve.judge(People.rivo(), Set.of());

        assertThat(again.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(again.ordinal()).isEqualTo(2);
        assertThat(again.variables()).isNull();
    }

    @Test
    void theUnreadableKeepTheirText() {
        var recipient = sieve.judge(People.unreadable("abc\u0000def" + "9".repeat(100)), Set.of());

        assertThat(recipient.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(recipient.phone()).startsWith("abcdef999").hasSize(61);
        assertThat(recipient.reason()).isEqualTo("not_a_number");
    }

    @Test
    void aRefusalWeighsMoreThanAMissingValue() {
        assertThat(sieve.judge(People.optedOut("+33612345678"), Set.of()).verdict())
                .isEqualTo(Verdict.OPTED_OUT);
    }

    @Test
    void missingValuesAreNamed() {
        var recipient = sieve.judge(People.person("+33612345678", " ", Map.of()), Set.of());

        assertThat(recipient.verdict()).isEqualTo(Verdict.MISSING_VARIABLES);
        assertThat(recipient.reason()).isEqualTo("1");
    }

    @Test
    void whoWasWrittenToLatelyRests() {
        assertThat(sieve.judge(People.rivo(), Set.of("+261341234567")).verdict())
                .isEqualTo(Verdict.RECENTLY_CONTACTED);
    }
}
