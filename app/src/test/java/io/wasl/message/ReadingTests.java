package io.wasl.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.meta.EventError;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundContent.FormReply;
import io.wasl.meta.InboundContent.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTests {

    @Test
    void aFormIsReadByItsAnswers() {
        assertThat(form("""
                {"flow_token":"unused","note_0":"5 - Excellent","choix":["livraison","prix"],"ok":true,"commentaire":"Très bien / جيد"}
                """))
                .isEqualTo("note_0: 5 - Excellent\nchoix: livraison, prix\nok: true\ncommentaire: Très bien / جيد");
        assertThat(form("{\"saved_address_id\":\"a1\",\"values\":{\"city\":\"Toamasina\"}}"))
                .isEqualTo("saved_address_id: a1\ncity: Toamasina");
    }

    @Test
    void aFormThatIsCutOffIsReadAsItCame() {
        assertThat(form("{\"note_0\": \"4\", ")).isEqualTo("{\"note_0\": \"4\",");
        assertThat(form("[[[[")).isEqualTo("[[[[");
        assertThat(form("")).isEqualTo("Sent");
        assertThat(form("{}")).isEqualTo("Sent");
        assertThat(form("{\"a\":".repeat(20) + "1" + "}".repeat(20))).startsWith("a: {\"a\":");
    }

    @Test
    void anOrderIsReadInLinesWithWhatTheyComeTo() {
        var order = new Order(
                "9",
                "Livrer samedi",
                List.of(
                        new Order.Item("SKU-1", 3, "12500", "MGA"),
                        new Order.Item("SKU-2", 2, "0.1", "EUR"),
                        new Order.Item("SKU-3", 1, "10000000", "MGA"),
                        new Order.Item("SKU-4", 1, null, null),
                        new Order.Item("SKU-5", 1, "1E+90000000", "EUR")));

        assertThat(Reading.body(order)).isEqualTo("""
                Livrer samedi
                3 × SKU-1: 12500 MGA = 37500 MGA
                2 × SKU-2: 0.1 EUR = 0.2 EUR
                1 × SKU-3: 10000000 MGA = 10000000 MGA
                1 × SKU-4
                1 × SKU-5
                = 10037500 MGA + 0.2 EUR""");
        assertThat(Reading.body(new Order(null, null, List.of()))).isEmpty();
    }

    @Test
    void whatMetaDoesNotPassOnSaysWhy() {
        var reason = new EventError(131000, "Something went wrong", "Unsupported webhook payload");

        assertThat(Reading.body(new InboundContent.Unsupported("interactive", List.of(reason))))
                .isEqualTo("Unsupported webhook payload");
        assertThat(Reading.body(new InboundContent.Unsupported("poll", List.of())))
                .isNull();
    }

    private static String form(String responseJson) {
        return String.valueOf(Reading.body(new FormReply("flow", "Sent", responseJson)));
    }
}
