package io.wasl.webhook;

import io.wasl.kernel.Secret;
import io.wasl.meta.WebhookSignature;
import io.wasl.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether a request was signed with one of the app secrets: today's, or one that is being retired.
@Component
final class Signatures {

    // Meta writes small letters; whoever does not is not Meta.
    private static final Pattern FORM = Pattern.compile("sha256=[0-9a-f]{64}");

    private final List<WebhookSignature> secrets;

    Signatures(Settings settings) {
        secrets = settings.meta().clientSecrets().stream()
                .map(Secret::reveal)
                .map(WebhookSignature::new)
                .toList();
    }

    /// The signature, if there is exactly one and it has the right form.
    static @Nullable String of(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(WebhookSignature.HEADER));
        return headers.size() == 1 && FORM.matcher(headers.getFirst()).matches() ? headers.getFirst() : null;
    }

    boolean match(byte[] body, String signature) {
        for (var secret : secrets) {
            if (secret.matches(body, signature)) {
                return true;
            }
        }
        return false;
    }
}
