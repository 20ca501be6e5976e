package io.wasl.connection;

import io.wasl.connection.Check.Name;
import io.wasl.kernel.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Knocks at our own door from outside, the way Meta verifies a callback.
@Component
class CallbackProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Check knock(URI callback, Secret verifyToken) {
        String challenge = RandomText.ofBytes(12);
        URI address = URI.create(callback + "?hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken.reveal(), StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        try {
            return judge(callback, challenge, client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (HttpTimeoutException e) {
            return Check.fail(Name.CALLBACK, "silent", callback.toString());
        } catch (IOException e) {
            return Check.fail(Name.CALLBACK, "unreachable", callback.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Check.fail(Name.CALLBACK, "silent", callback.toString());
        }
    }

    private static Check judge(URI callback, String challenge, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return Check.fail(Name.CALLBACK, "refused", callback.toString(), answer.statusCode());
        }
        if (!answer.body().equals(challenge)) {
            return Check.fail(Name.CALLBACK, "somebody_else", callback.toString());
        }
        return isPublic(callback)
                ? Check.pass(Name.CALLBACK, "verified", callback.toString())
                : Check.warn(Name.CALLBACK, "not_public", callback.toString());
    }

    private static boolean isPublic(URI callback) {
        return "https".equals(callback.getScheme())
                && !callback.getHost().toLowerCase(Locale.ROOT).equals("localhost");
    }
}
