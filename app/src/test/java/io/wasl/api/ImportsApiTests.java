package io.wasl.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.ContactFilter;
import io.wasl.contact.Contacts;
import io.wasl.kernel.TenantId;
import io.wasl.meta.WebhookSignature;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files of contacts, as programs bring them.
@WaslTest
@TestPropertySource(properties = "wasl.engine=true")
class ImportsApiTests {

    private static final String LIST = """
            Téléphone;Nom;Ville
            ٠٣٤ ١٢ ٣٤٥ ٦٧;Aina;Antananarivo
            +261 33 12 345 67;Bako;Mahajanga
            00261341234567;Aina again;Toliara
            12;Short;=1+1
            ;Nobody;@SUM(A1)
            """;

    private final Platform platform;
    private final Contacts contacts;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private String key = "";
    private Client client = new Client(0);

    @LocalServerPort
    private int port;

    ImportsApiTests(@Autowired ApplicationContext context, @Autowired Contacts contacts) {
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
    void aFileIsReadToItsCountsItsRefusedRowsAndTakenBack() {
        var begun = upload(utf8(LIST), Map.of("default_country", "MG", "tags", "[\"spring\", \"vip\"]"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        var path = "/imports/" + json(begun).path("id").asString();

        var done = settled(path);

        assertThat(done.path("status").asString()).isEqualTo("completed");
        assertThat(counts(done)).containsExactly(5, 2, 0, 1, 2);
        assertThat(done.path("reasons").toString()).contains("\"too_short\":1", "\"empty\":1", "\"duplicate\":1");
        assertThat(contacts.tags(soa)).containsExactly("spring", "vip");
        var rejected = client.api("GET", path + "/rejected", key, "");
        assertThat(rejected.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(rejected.body().lines())
                .containsExactly(
                        "\uFEFFline;reason;Téléphone;Nom;Ville",
                        "5;too_short;12;Short;'=1+1",
                        "6;empty;;Nobody;'@SUM(A1)");
        assertThat(client.api("GET", path + "/rejected?duplicates=true", key, "")
                        .body()
                        .lines())
                .hasSize(4);
        assertThat(json(client.api("GET", "/imports", key, "")).path("data")).hasSize(1);

        assertThat(client.api("DELETE", path, key, "").statusCode()).isEqualTo(202);
        assertThat(settled(path).path("status").asString()).isEqualTo("undone");
        assertThat(settled(path).path("undone").asInt()).isEqualTo(2);
        assertThat(everybody()).isZero();
        assertThat(client.api("DELETE", path, key, "").statusCode()).isEqualTo(202);
    }

    @Test
    void theSameFileAgainMakesNobodyTwice() {
        settled(path(upload(utf8(LIST), Map.of("default_country", "MG"))));

        var again = settled(path(upload(utf8(LIST), Map.of("default_country", "MG"))));

        assertThat(counts(again)).containsExactly(5, 0, 2, 1, 2);
        assertThat(everybody()).isEqualTo(2);
    }

    static Stream<Arguments> lists() {
        var latin = "Téléphone;Nom\n+33612345678;Zoé\n+33612345679;Noël\n";
        var arabic = "الهاتف,الاسم\n+966512345678,ليلى حداد\n+966512345679,يوسف منصوري\n";
        return Stream.of(
                Arguments.of("UTF-8", utf8(latin)),
                Arguments.of("UTF-8 with a mark", utf8("\uFEFF" + latin)),
                Arguments.of("Windows-1252", latin.getBytes(Charset.forName("windows-1252"))),
                Arguments.of("Windows-1256", arabic.getBytes(Charset.forName("windows-1256"))),
                Arguments.of("UTF-16", ("\uFEFF" + latin).getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("tabs", utf8(latin.replace(';', '\t'))),
                Arguments.of(
                        "commas and quotes",
                        utf8("phone,name\r\n\"+33612345678\",\"Zoé, \"\"Z\"\"\"\r\n+33612345679,\r\n")),
                Arguments.of("no headings", utf8("+33612345678;Zoé\n+33612345679;Noël\n")),
                Arguments.of("titles above", utf8("Our people 2026;\n;\n" + latin)),
                Arguments.of("a workbook", workbook(List.of("Phone", "+33612345678", "+33612345679"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void listsAreReadInTheFormsThatPeopleHave(String form, byte[] file) {
        var done = settled(path(upload(file, Map.of())));

        assertThat(counts(done)).as(form + " " + done).containsExactly(2, 2, 0, 0, 0);
        assertThat(contacts.search(soa, ContactFilter.ALL, null, 9))
                .as(form)
                .noneMatch(contact -> String.valueOf(contact.name()).contains("\uFFFD"));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(new byte[0], 422, "empty_file"),
                Arguments.of(utf8("\n\n  \n"), 422, "empty_file"),
                Arguments.of(utf8("%PDF-1.7 phone"), 422, "unknown_format"),
                Arguments.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, 422, "unknown_format"),
                Arguments.of(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}, 422, "old_excel"),
                Arguments.of(zip(Map.of("word/document.xml", utf8("<x/>"))), 422, "unknown_format"),
                Arguments.of(new byte[] {'P', 'K', 3, 4, 0, 0, 0}, 422, "unreadable"),
                Arguments.of(bomb(), 413, "unpacks_too_large"),
                Arguments.of(new byte[5_000], 422, "unknown_format"),
                Arguments.of("phone;name".getBytes(Charset.forName("UTF-32LE")), 422, "no_rows"),
                Arguments.of(utf8("<html><body><table>"), 422, "web_page"),
                Arguments.of(new byte[(50 << 20) + 1], 413, "file_too_large"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aFileThatHoldsNoContactsIsRefusedWithItsReason(byte[] file, int status, String code) {
        var answer = upload(file, Map.of());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body())
                .contains("\"code\":\"" + code + "\"", "\"detail\":")
                .doesNotContain("audience.refused");
        assertThat(json(client.api("GET", "/imports", key, "")).path("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mapping | {\"phone\":\"Portable\"} | mapping",
                "mapping | {\"Nom\":\"shoe size\"} | mapping",
                "mapping | {\"separator\":\"x\"} | mapping",
                "mapping | {\"encoding\":\"ebcdic\"} | mapping",
                "mapping | {\"header\":\"yes\"} | mapping",
                "mapping | {\"Nom\":\"attribute:\\u0000\"} | mapping",
                "mapping | {\"\\u0000\":\"name\"} | mapping",
                "mapping | {\"sheet\":5.5} | mapping",
                "mapping | {\"ignored\":[\"Téléphone\"]} | mapping",
                "mapping | [] | mapping",
                "mapping | { | mapping",
                "default_country | Atlantis | default_country",
                "tags | 0123456789012345678901234567890123456789012345678901234567890 | tags",
            })
    void wrongOptionsAreNamed(String part, String value, String field) {
        var answer = upload(utf8(LIST), Map.of(part, value));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"").doesNotContain("audience.refused");
    }

    @Test
    void aMappingSaysWhatTheColumnsAre() {
        var file = utf8("a;b;c\n+33612345678;+33612345679;oui\n");
        var mapping = "{\"phone\":\"2\",\"consent\":\"c\",\"attributes\":{\"other\":\"a\"}}";

        var done = settled(path(upload(file, Map.of("mapping", mapping))));

        assertThat(counts(done)).containsExactly(1, 1, 0, 0, 0);
        var person = contacts.search(soa, ContactFilter.ALL, null, 2).getFirst();
        assertThat(String.valueOf(person.phone())).isEqualTo("+33612345679");
        assertThat(person.attributes()).containsExactly(Map.entry("other", "+33612345678"));
        assertThat(person.consent().marketing().code()).isEqualTo("opted_in");
    }

    @Test
    void anOddFileNameIsNoFailure() {
        for (var name : List.of("a\0b.csv", "\uD83D.csv", "..", "a".repeat(250) + "😀", "\u202Evsc.exe", "%FF%00")) {
            var body = "--wall\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"
                    + LIST + "\r\n--wall--\r\n";
            var answer = client.send(client.request("/api/v1/imports")
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "multipart/form-data; boundary=wall")
                    .POST(BodyPublishers.ofByteArray(utf8(body))));
            assertThat(answer.statusCode()).as(name).isIn(202, 400, 422);
        }
    }

    @Test
    void theDoorAnswersWhileTenFilesAreRead() throws InterruptedException {
        var file = utf8("nobody\n".repeat(100_000));
        var answers = new ConcurrentLinkedQueue<HttpResponse<String>>();
        var uploads = IntStream.range(0, 10)
                .mapToObj(i -> Thread.ofVirtual().start(() -> answers.add(upload(file, Map.of()))))
                .toList();

        int delivered = 0;
        while (delivered < 20 || (answers.size() < 10 && delivered < 1_000)) {
            assertThat(webhook("{\"object\":\"x\",\"n\":" + delivered++ + "}").statusCode())
                    .isEqualTo(200);
        }

        for (var upload : uploads) {
            upload.join();
        }
        assertThat(answers).hasSize(10).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("No column holds phone numbers");
        });
    }

    private HttpResponse<String> webhook(String body) {
        var bytes = utf8(body);
        return client.send(client.request("/webhook/whatsapp")
                .header(WebhookSignature.HEADER, new WebhookSignature(TestInstallation.APP_SECRET).sign(bytes))
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    @Test
    void whatIsNoUploadIsRefused() {
        assertThat(client.api("POST", "/imports", key, "{}").statusCode()).isIn(400, 415);
        assertThat(multipart(Map.of("tags", utf8("x")), key).statusCode()).isEqualTo(400);
    }

    @Test
    void theImportsOfOthersAreAbsent() {
        var path = path(upload(utf8(LIST), Map.of("default_country", "MG")));
        settled(path);
        var stranger = platform.apiKey(platform.client("Vola " + UUID.randomUUID()));

        for (var wrong : List.of(path, path + "/rejected", "/imports/nonsense")) {
            assertThat(client.api("GET", wrong, stranger, "").statusCode())
                    .as(wrong)
                    .isEqualTo(404);
        }
        assertThat(client.api("DELETE", path, stranger, "").statusCode()).isEqualTo(404);
        assertThat(json(client.api("GET", "/imports", stranger, "")).path("data"))
                .isEmpty();
        assertThat(everybody()).isEqualTo(2);
    }

    private HttpResponse<String> upload(byte[] file, Map<String, String> options) {
        var parts = options.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, option -> utf8(option.getValue())));
        parts.put("file", file);
        return multipart(parts, key);
    }

    private HttpResponse<String> multipart(Map<String, byte[]> parts, String bearer) {
        var body = new ByteArrayOutputStream();
        parts.forEach((name, content) -> {
            body.writeBytes(utf8("--wall\r\nContent-Disposition: form-data; name=\"" + name + "\""
                    + (name.equals("file") ? "; filename=\"../list.csv\"" : "") + "\r\n\r\n"));
            body.writeBytes(content);
            body.writeBytes(utf8("\r\n"));
        });
        body.writeBytes(utf8("--wall--\r\n"));
        return client.send(client.request("/api/v1/imports")
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "multipart/form-data; boundary=wall")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static String path(HttpResponse<String> begun) {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        return "/imports/" + json(begun).path("id").asString();
    }

    private JsonNode settled(String path) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> json(client.api("GET", path, key, "")),
                        found -> List.of("completed", "failed", "undone")
                                .contains(found.path("status").asString()));
    }

    private int everybody() {
        return contacts.search(soa, ContactFilter.ALL, null, 100).size();
    }

    private static List<Integer> counts(JsonNode found) {
        return Stream.of("rows", "accepted", "updated", "duplicates", "rejected")
                .map(count -> found.path(count).asInt())
                .toList();
    }

    private static byte[] workbook(List<String> cells) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Test", "1.0")) {
            var sheet = book.newWorksheet("People");
            IntStream.range(0, cells.size()).forEach(row -> sheet.value(row, 0, cells.get(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A few kilobytes that become hundreds of megabytes.
    private static byte[] bomb() {
        return zip(Map.of("xl/workbook.xml", utf8("<workbook/>"), "xl/media/image1.png", new byte[120 << 20]));
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
