package io.wasl.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.simulator.Business.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MediaTests {

    private static final String ROAD = "/v25.0/" + Business.NUMBER + "/media";

    @AutoClose
    private final Scene scene = new Scene();

    private final Business business = scene.business;

    @Test
    void givesBackWhatWasUploaded() {
        String content = "Bonjour à tous\n".repeat(20_000);

        Answer uploaded = upload("text/plain", content);
        String id = uploaded.json().path("id").asString("");
        JsonNode described =
                business.get("/" + id + "?phone_number_id=" + Business.NUMBER).json();
        Answer fetched = business.get(described.path("url").asString());

        assertThat(fetched.body()).isEqualTo(content);
        assertThat(described.path("mime_type").asString()).isEqualTo("text/plain");
        assertThat(described.path("sha256").asString()).hasSize(64);
        assertThat(described.path("file_size").asInt()).isEqualTo(content.getBytes(UTF_8).length);
    }

    @Test
    void sendsUploadedMediaAndRefusesDeletedOnes() {
        String id = upload("application/pdf", "%PDF-1.4").json().path("id").asString();
        String message = "{\"messaging_product\":\"whatsapp\",\"to\":\"+33612345678\",\"type\":\"document\","
                + "\"document\":{\"id\":\"" + id + "\",\"filename\":\"a.pdf\"}}";

        Answer sent = business.post("/" + Business.NUMBER + "/messages", message);
        Answer deleted = business.delete("/" + id);
        Answer refused = business.post("/" + Business.NUMBER + "/messages", message);

        assertThat(sent.status()).isEqualTo(200);
        assertThat(deleted.json().path("success").asBoolean()).isTrue();
        assertThat(refused.code()).isEqualTo(100);
    }

    @Test
    void wantsATokenForTheBytes() {
        String id = upload("text/plain", "secret").json().path("id").asString();
        String url = business.get("/" + id).json().path("url").asString();

        Answer answer = business.call(business.request(url, "nonsense").GET());

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void refusesFilesOfOtherKindsAndEmptyOnes() {
        assertThat(upload("application/x-msdownload", "MZ").code()).isEqualTo(100);
        assertThat(upload("image/png", "").code()).isEqualTo(131053);
        assertThat(upload("image/jpeg", "x".repeat((5 << 20) + 1)).code()).isEqualTo(131053);
    }

    @Test
    void refusesUploadsWithoutFileOrForm() {
        assertThat(business.post(ROAD, "{\"messaging_product\":\"whatsapp\"}").code())
                .isEqualTo(100);
        assertThat(
                        form("--b\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n--b--\r\n")
                                .code())
                .isEqualTo(100);
    }

    @Test
    void servesTheMediaThatUsersSend() {
        for (String type : new String[] {"image", "audio", "video", "document", "sticker"}) {
            business.post(
                    "/simulator/inbound",
                    "{\"from\":\"+33612345678\",\"type\":\"" + type + "\",\"caption\":\"Voilà\"}");

            JsonNode medium = scene.receiver.next().messages().getFirst().path(type);

            Answer fetched = business.get(medium.path("url").asString());
            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.body()).isNotEmpty();
            assertThat(medium.path("sha256").asString()).hasSize(44);
            assertThat(business.get("/" + medium.path("id").asString()).json().path("mime_type"))
                    .isEqualTo(medium.path("mime_type"));
        }
    }

    @Test
    void turnsResumedUploadsIntoHandles() {
        String session = business.post("/" + Business.APP + "/uploads?file_length=8&file_type=image/png", "")
                .json()
                .path("id")
                .asString();

        Answer half = business.post("/v25.0/" + session, "1234");
        Answer whole = business.post("/v25.0/" + session, "5678");

        assertThat(session).startsWith("upload:");
        assertThat(half.json().path("file_offset").asInt()).isEqualTo(4);
        assertThat(whole.json().path("h").asString()).startsWith("4::");
    }

    private Answer upload(String type, String content) {
        return form("--b\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n" + type + "\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: " + type
                + "\r\n\r\n" + content + "\r\n--b--\r\n");
    }

    private Answer form(String body) {
        return business.call(business.request(ROAD, Business.TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }
}
