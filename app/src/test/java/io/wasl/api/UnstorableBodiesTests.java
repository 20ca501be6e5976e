package io.wasl.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.testing.Client;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What the database cannot keep is refused with the name of its field, whichever route was asked and however deep it
/// stands, and on pages beside its field.
@WaslTest
class UnstorableBodiesTests {

    private static final String CAMPAIGN =
            "{'name':'x','account':'%s','template':{'name':'spring_sale','language':'en'},'audience':{'tags':['vip']},%s}";

    private final Platform platform;
    private String key = "";
    private String account = "";
    private String email = "";
    private Client client = new Client(0);

    @LocalServerPort
    private int port;

    UnstorableBodiesTests(@Autowired ApplicationContext context) {
        this.platform = new Platform(context);
    }

    @BeforeEach
    void aClientWithANumber() {
        platform.forgetNumbers();
        var soa = platform.newClient("Soa");
        key = platform.apiKey(soa);
        email = platform.newOwner(soa);
        account = platform.connect(soa, "Soa", MetaSimulator.SHOP).id().toString();
        client = new Client(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /contacts | {'phone':'+261341234567','default_country':'\\u0000'} | default_country",
                "POST | /contacts | {'phone':'+261341234567','tags':['a','\\ud800']} | tags[1]",
                "POST | /contacts | {'phone':'+261341234567','attributes':{'city':'\\u0000'}} | attributes.city",
                "POST | /contacts | {'phone':'+261341234567','attributes':{'\\u0000':'x'}} | attributes",
                "POST | /contacts | {'phone':'+261341234567','consent':{'marketing':'opted_in','source':'\\u0000'}} | consent.source",
                "PATCH | /contacts/01a22dde-69db-7000-b72b-12c540b91fe3 | {'name':'\\ud800'} | name",
                "POST | /campaigns | {'name':'\\ud800','audience':{}} | name",
                "POST | /campaigns | {'audience':{'recipients':[{},{'phone':'1','variables':{'1':'\\u0000'}}]}} | audience.recipients[1].variables.1",
                "POST | /campaigns | {'template':{'name':'\\u0000'}} | template.name",
                "POST | /campaigns | {'schedule':{'at':'\\u0000','zone':'UTC'}} | schedule.at",
                "POST | /templates | {'components':[{'type':'BODY','text':'\\u0000'}]} | components[0].text",
                "POST | /templates/sync | {'account':'\\u0000'} | account",
                "POST | /accounts | {'name':'x','access_token':'\\u0000'} | access_token",
                "POST | /webhook-events/replays | {'from':'+300000-01-01T00:00:00Z'} | from",
                "POST | /webhook-events/replays | {'to':'-290000-01-01T00:00:00Z'} | to",
                "POST | /webhook-events/replays | {'to':'\\u0000'} | to",
            })
    void theFieldIsNamed(String method, String path, String body, String field) {
        assertNamed(method, path, body, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'schedule':{'at':'+300000-01-01T00:00:00Z','zone':'UTC'} | schedule.at",
                "'schedule':{'at':'+300000-01-01T00:00','zone':'UTC'}     | schedule.at",
                "'ends_at':'+300000-01-01T00:00:00Z'                      | ends_at",
            })
    void aYearThatNoCalendarHasIsNamed(String time, String field) {
        assertNamed("POST", "/campaigns", CAMPAIGN.formatted(account, time), field);
    }

    @Test
    void onPagesItIsSaidBesideTheField() {
        client.signIn(email, Platform.PASSWORD);

        var contact = client.submit(
                "/contacts/new", "/contacts", Map.of("phone", "+261341234567", "name", "a\u0000b", "tags", "vip"));
        var number = client.submit("/accounts/new", "/accounts", Map.of("name", "a\u0000b", "phoneNumberId", "12"));

        assertThat(contact.body()).containsPattern("id=\"name\"[^>]*is-invalid|is-invalid[^>]*id=\"name\"");
        assertThat(contact.body()).contains("value=\"+261341234567\"", "value=\"vip\"");
        assertThat(number.body()).contains("name-error").contains("value=\"12\"");
    }

    private void assertNamed(String method, String path, String body, String field) {
        var answer = client.api(method, path, key, body.replace('\'', '"'));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"invalid_input\"", "\"field\":\"" + field + "\"");
    }
}
