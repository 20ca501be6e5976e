package io.wasl.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Draft;
import io.wasl.database.Scopes;
import io.wasl.identity.UserId;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a live page goes on telling after its reader's session has ended.
@WaslTest
class LiveSessionTests {

    private final ApplicationContext beans;
    private final Platform platform;
    private final TenantId shop;
    private final String path;

    @LocalServerPort
    private int port;

    LiveSessionTests(@Autowired ApplicationContext beans, @Autowired Campaigns campaigns) {
        this.beans = beans;
        this.platform = new Platform(beans);
        this.shop = platform.newClient("Boutique");
        this.path = "/campaigns/"
                + campaigns.create(shop, Draft.named("Soldes"), "Hanta").id() + "/live";
    }

    @Test
    void aStreamEndsWithItsSessionHoweverThatEnds() throws Exception {
        var users = beans.getBean(Users.class);
        var out = new Watcher();
        var disabled = new Watcher();
        var elsewhere = new Watcher();
        var removed = new Watcher();
        var stays = new Watcher();

        out.client.submit("/profile", "/sign-out", Map.of());
        users.disable(disabled.id, true);
        users.changePassword(elsewhere.id, new Secret("another fine password"));
        beans.getBean(Scopes.class)
                .engine(() -> beans.getBean(JdbcClient.class)
                        .sql("DELETE FROM spring_session WHERE principal_name = ?")
                        .param(removed.id.toString())
                        .update());

        for (var watcher : List.of(out, disabled, elsewhere, removed)) {
            assertThatCode(() -> watcher.end.get(60, TimeUnit.SECONDS)).doesNotThrowAnyException();
        }
        assertThat(stays.end).isNotDone();
        stays.stream.close();
    }

    @Test
    void whoseSessionHasEndedGetsNoPageInPlaceOfAStream() {
        var client = new Client(port);

        assertThat(client.send(client.request(path).header("Accept", "text/event-stream"))
                        .statusCode())
                .isEqualTo(401);
    }

    /// Somebody with a live page open.
    private final class Watcher {

        private final Client client = new Client(port);
        private final UserId id;
        private final InputStream stream;
        private final CompletableFuture<byte[]> end;

        Watcher() throws IOException, InterruptedException {
            var user = platform.user(shop, UUID.randomUUID() + "@soa.example", UserRole.OWNER);
            id = user.id();
            client.signIn(user.email(), Platform.PASSWORD);
            var request = client.request(path).header("Cookie", "session=" + client.cookie("session"));
            stream = HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            assertThat(stream.read()).as("the first letter").isEqualTo('e');
            end = CompletableFuture.supplyAsync(this::rest);
        }

        private byte[] rest() {
            try {
                return stream.readAllBytes();
            } catch (IOException cut) {
                return new byte[0];
            }
        }
    }
}
