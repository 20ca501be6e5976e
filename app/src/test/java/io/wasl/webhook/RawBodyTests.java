package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client is shown of a delivery that speaks of others as well.
class RawBodyTests {

    private static final RawBody.Own SOAS = new RawBody.Own(Set.of("501"), Set.of("9001"));
    private static final String OWN =
            "{'field':'messages','value':{'metadata':{'phone_number_id':'501'},'messages':[{'id':'mine'}]}}";

    @Test
    void whatIsAllOnesOwnIsShownAsItCame() {
        String whole = "{ 'object':'w', 'entry' : [{'id':'9001','changes':[" + OWN + "]}]}";

        assertThat(shown(whole)).isEqualTo(whole.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'9002','changes':[{'field':'messages','value':{'metadata':{'phone_number_id':'777'},'messages':['secret']}}]}",
                "{'id':'9001','changes':[{'field':'messages','value':{'metadata':{'phone_number_id':'777'},'messages':['secret']}}]}",
                "{'id':'9001','changes':[{'field':'messages','value':{'metadata':{'phone_number_id':777},'messages':['secret']}}]}",
                "{'id':'9001','changes':[{'field':'messages','value':{'metadata':{'phone_number_id':['501']},'x':'secret'}}]}",
                "{'id':'9002','changes':[{'field':'account_update','value':{'event':'secret'}}]}",
                "{'id':'9002','changes':{'field':'secret'}}",
                "{'id':'9002','messaging':['secret']}",
                "{'id':'9002','changes':[],'secret':1}",
                "{'changes':[{'value':'secret'}]}",
                "'secret'",
                "['secret']"
            })
    void whatIsAnothersIsLeftOutWhateverItsForm(String another) {
        String body = "{'object':'w','entry':[{'id':'9001','changes':[" + OWN + "],'messaging':'secret'}," + another
                + "],'secret':'secret'}";

        assertThat(shown(body))
                .isEqualTo(("{'object':'w','entry':[{'id':'9001','changes':[" + OWN + "]}]}").replace('\'', '"'));
    }

    @Test
    void newsOfOnesBusinessAccountIsOnesOwnAsLongAsNobodySharesIt() {
        String news =
                "{'object':'w','entry':[{'id':'9001','changes':[{'field':'account_update','value':{'event':'X'}}]}]}";

        assertThat(shown(news)).contains("account_update");
        assertThat(new RawBody(bytes(news)).textFor(new RawBody.Own(Set.of("501"), Set.of())))
                .isEqualTo("{\"object\":\"w\",\"entry\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json, a secret", "['secret']", "'secret'", "{'entry':'secret'}", ""})
    void whatIsNoDeliveryIsNobodys(String body) {
        assertThat(shown(body)).doesNotContain("secret");
    }

    private static String shown(String body) {
        return new RawBody(bytes(body)).textFor(SOAS);
    }

    private static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
