package io.wasl.sandbox;

import io.wasl.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// People who write to the shop by themselves: known customers and newcomers. They write through the simulator, so that
/// their messages come in by webhook like everybody's.
@Component
class DemoVisitors {

    private static final Logger log = LoggerFactory.getLogger(DemoVisitors.class);
    private static final String SHOP = "100000000000001";
    private static final String SERVICE = "100000000000002";

    private final URI simulator;

    DemoVisitors(Settings settings) {
        this.simulator = settings.meta().graphUrl().resolve("/simulator/inbound");
    }

    /// They come by; without them the sandbox works too.
    void write() {
        try (var client = HttpClient.newHttpClient()) {
            for (var message : messages()) {
                client.send(
                        HttpRequest.newBuilder(simulator)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(message)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        } catch (IOException e) {
            log.warn("Nobody writes to the demo client: the simulator does not answer; everything else is ready");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Map<String, Object>> messages() {
        return List.of(
                text(SHOP, "261341112223", "Rivo Rakoto", "Bonjour, la robe bleue existe-t-elle en taille 40 ?"),
                text(SHOP, "33612345678", "Camille Martin", "Jusqu’à quelle heure êtes-vous ouverts samedi ?"),
                text(SERVICE, "966512345678", "ليلى حداد", "مرحبًا، متى يصل طلبي؟"),
                Map.of(
                        "phone_number_id", SHOP,
                        "from", "261341112223",
                        "name", "Rivo Rakoto",
                        "type", "image",
                        "caption", "Celle-ci"),
                text(SERVICE, "212612345678", "يوسف منصوري", "شكرًا جزيلًا 🌿"));
    }

    private static Map<String, Object> text(String number, String from, String name, String text) {
        return Map.of("phone_number_id", number, "from", from, "name", name, "type", "text", "text", text);
    }
}
