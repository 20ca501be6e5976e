package io.wasl.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.WaslTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Contacts, as programs keep them.
@WaslTest
class ContactsApiTests {

    private static final String AINA = """
            {"phone":"034 12 345 67","default_country":"mg","name":"Aina","language":"français","tags":["vip","Tana"],
             "attributes":{"city":"Antananarivo"},"consent":{"marketing":"opted_in","source":"shop"}}""";

    private final Platform platform;
    private final Contacts contacts;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private String key = "";
    private Client client = new Client(0);

    @LocalServerPort
    private int port;

    ContactsApiTests(@Autowired ApplicationContext context, @Autowired Contacts contacts) {
        this.platform = new Platform(context);
        this.contacts = contacts;
    }

    @BeforeEach
    void aNewClient() {
        soa = platform.client("Soa " + UUID.randomUUID());
        key = platform.apiKey(soa);
        client = new Client(port);
    }

    @Test
    void aContactIsMadeReadChangedAndForgotten() {
        var made = call("POST", "/contacts", AINA);
        var aina = json(made);
        var path = "/contacts/" + aina.path("id").asString();

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).hasValue(PublicAddress.INSTANCE.url() + "/api/v1" + path);
        assertThat(aina.path("phone").asString()).isEqualTo("+261341234567");
        assertThat(aina.path("language").asString()).isEqualTo("fr");
        assertThat(aina.path("tags").toString()).isEqualTo("[\"Tana\",\"vip\"]");
        assertThat(aina.at("/consent/marketing").asString()).isEqualTo("opted_in");
        assertThat(aina.path("source").asString()).isEqualTo("api");
        assertThat(json(call("GET", path, ""))).isEqualTo(aina);

        var changed = json(call("PATCH", path, """
                {"name":null,"tags":["gold"],"attributes":{"city":null,"size":"M"},
                 "consent":{"marketing":"opted_out","source":"hotline"}}"""));
        assertThat(changed.path("name").isNull()).isTrue();
        assertThat(changed.path("language").asString()).isEqualTo("fr");
        assertThat(changed.path("tags").toString()).isEqualTo("[\"gold\"]");
        assertThat(changed.path("attributes").toString()).isEqualTo("{\"size\":\"M\"}");
        assertThat(changed.path("consent").path("marketing").asString()).isEqualTo("opted_out");
        assertThat(changed.path("consent").path("source").asString()).isEqualTo("hotline");

        assertThat(call("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(call("GET", path, "").statusCode()).isEqualTo(404);
        assertThat(call("DELETE", path, "").statusCode()).isEqualTo(404);
        assertThat(json(call("POST", "/contacts", "{\"phone\":\"+261341234567\"}"))
                        .at("/consent/marketing")
                        .asString())
                .as("the refusal outlives the rest")
                .isEqualTo("opted_out");
    }

    @Test
    void whatStandsInPlaceOfAValueOverwritesNothing() {
        var aina = json(call("POST", "/contacts", """
                {"phone":"+261341234567","name":"Null","attributes":{"city":"#N/A","size":"\\u200B","floor":"2"}}"""));

        assertThat(aina.path("name").asString()).as("a family name").isEqualTo("Null");
        assertThat(aina.path("attributes").toString()).isEqualTo("{\"floor\":\"2\"}");
        var changed = json(call("PATCH", "/contacts/" + aina.path("id").asString(), """
                {"name":"NULL","attributes":{"floor":"undefined"}}"""));
        assertThat(changed.path("name").asString()).isEqualTo("Null");
        assertThat(changed.path("attributes").toString()).isEqualTo("{\"floor\":\"2\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"phone\":\"٠٣٤ ١٢ ٣٤٥ ٦٧\",\"default_country\":\"MG\"}",
                "{\"phone\":\"+٢٦١٣٤١٢٣٤٥٦٧\"}",
                "{\"phone\":\"00 261 (34) 12-345-67\"}",
                "{\"phone\":\"۰۰۲۶۱۳۴۱۲۳۴۵۶۷\"}",
            })
    void numbersAreReadAsPeopleWriteThem(String body) {
        assertThat(json(call("POST", "/contacts", body)).path("phone").asString())
                .isEqualTo("+261341234567");
        assertThat(call("POST", "/contacts", AINA).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"phone\":\"12\"} | phone",
                "{\"phone\":\"034 12 345 67\"} | phone",
                "{\"phone\":\"not a number\"} | phone",
                "{\"phone\":\"+261341234567\",\"default_country\":\"XX\"} | default_country",
                "{} | phone",
                "{\"phone\":\"+261341234567\",\"nom\":\"x\"} | nom",
                "{\"phone\":\"+261341234567\",\"consent\":{\"marketing\":\"opted_in\",\"proof\":1}} | consent.proof",
                "{\"phone\":\"+261341234567\",\"consent\":{\"marketing\":\"perhaps\"}} | consent.marketing",
                "{\"phone\":\"+261341234567\",\"tags\":[\"\"]} | tags[0]",
                "{\"phone\":\"+261341234567\",\"name\":\"a\\u0000b\"} | name",
                "{\"phone\":\"+261341234567\",\"language\":\"klingonish\"} | language",
                "{\"phone\":\"+261341234567\",\"attributes\":{\" \":\"x\"}} | attributes",
                "{\"phone\":34} | phone",
            })
    void wrongInputIsNamedAndNothingIsKept(String body, String field) {
        var answer = call("POST", "/contacts", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"invalid_input\"", "\"field\":\"" + field + "\"");
        assertThat(json(call("GET", "/contacts", "")).path("data")).isEmpty();
    }

    @Test
    void aChangeThatCannotBeIsRefused() {
        var path =
                "/contacts/" + json(call("POST", "/contacts", AINA)).path("id").asString();
        call("POST", "/contacts", "{\"phone\":\"+33612345678\"}");

        assertThat(call("PATCH", path, "{\"phone\":\"+33 6 12 34 56 78\"}").statusCode())
                .isEqualTo(409);
        for (var body : List.of("{\"phone\":null}", "{\"user_id\":\"x\"}", "{\"unknown\":1}", "{\"name\":7}")) {
            assertThat(call("PATCH", path, body).statusCode()).as(body).isEqualTo(400);
        }
        for (var body : List.of("", "[]", "null", "7", "{")) {
            assertThat(call("PATCH", path, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(json(call("GET", path, "")).path("name").asString()).isEqualTo("Aina");
    }

    @Test
    void repeatingARequestMakesNobodyTwice() {
        var idempotency = UUID.randomUUID().toString();

        var first = post(AINA, idempotency);
        var again = post(AINA, idempotency);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(post(AINA.replace("Aina", "Bako"), idempotency).statusCode()).isEqualTo(422);
        assertThat(json(call("GET", "/contacts", "")).path("data")).hasSize(1);
    }

    @Test
    void contactsAreSoughtAndLeafedThrough() {
        IntStream.range(0, 5).forEach(i -> add(soa, "+26133900000" + i, "Bako " + i));
        call("POST", "/contacts", AINA);

        var first = json(call("GET", "/contacts?limit=4", ""));
        var rest = json(call(
                "GET", "/contacts?limit=4&cursor=" + first.path("next_cursor").asString(), ""));

        assertThat(first.path("data")).hasSize(4);
        assertThat(rest.path("data")).hasSize(2);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
        assertThat(json(call("GET", "/contacts?query=AIN", "")).path("data")).hasSize(1);
        assertThat(json(call("GET", "/contacts?query=%2B26133", "")).path("data"))
                .hasSize(5);
        assertThat(json(call("GET", "/contacts?tag=vip&consent=opted_in", "")).path("data"))
                .hasSize(1);
        assertThat(call("GET", "/contacts?query=%00", "").statusCode()).isEqualTo(400);
        assertThat(call("GET", "/contacts?cursor=nonsense", "").statusCode()).isEqualTo(400);
        assertThat(call("GET", "/contacts?consent=perhaps", "").statusCode()).isEqualTo(400);
    }

    @Test
    void theContactsOfOthersAreAbsent() {
        var vola = platform.client("Vola " + UUID.randomUUID());
        var foreign = add(vola, "+261341234567", "Foreign");

        for (var path : List.of("/contacts/" + foreign, "/contacts/nonsense", "/contacts/%00")) {
            assertThat(call("GET", path, "").statusCode()).as(path).isIn(404, 400);
            assertThat(call("PATCH", path, "{\"name\":\"x\"}").statusCode())
                    .as(path)
                    .isIn(404, 400);
            assertThat(call("DELETE", path, "").statusCode()).as(path).isIn(404, 400);
        }
        assertThat(call("GET", "/contacts/" + foreign, "").statusCode()).isEqualTo(404);
        assertThat(json(call("GET", "/contacts", "")).path("data")).isEmpty();
        assertThat(call("POST", "/contacts", AINA).statusCode())
                .as("the same number elsewhere")
                .isEqualTo(201);
    }

    private String add(TenantId tenant, String phone, String name) {
        var person = new NewContact(
                new E164(phone), null, name, null, List.of(), Map.of(), MarketingConsent.UNKNOWN, "page");
        return contacts.add(tenant, person).id().toString();
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return client.api(method, path, key, body);
    }

    private HttpResponse<String> post(String body, String idempotency) {
        return client.send(client.request("/api/v1/contacts")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotency)
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
