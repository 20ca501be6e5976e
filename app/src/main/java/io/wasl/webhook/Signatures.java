package io.wasl.webhook;

import io.wasl.kernel.Secret;
import io.wasl.meta.WebhookSignature;
import io.wasl.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Who signed a request: the installation's Meta apps, each with today's secret or one that is being retired, or the
/// app of the account whose address was called.
@Component
final class Signatures {

    private static final String PREFIX = "sha256=";
    private static final int HEX_DIGITS = 64;

    private final List<WebhookSignature> secrets;
    private final ObjectProvider<OwnAppSecrets> accounts;

    Signatures(Settings settings, ObjectProvider<OwnAppSecrets> accounts) {
        secrets = of(settings.meta().clientSecrets());
        this.accounts = accounts;
    }

    enum Signer {
        INSTALLATION,
        /// A client's own app, which speaks for that client only.
        ACCOUNT,
        NOBODY
    }

    /// The signature, if there is exactly one and it has the right form.
    static @Nullable String of(HttpServletRequest request) {
        var headers = request.getHeaders(WebhookSignature.HEADER);
        var first = headers.hasMoreElements() ? headers.nextElement() : null;
        return first != null && !headers.hasMoreElements() && isWellFormed(first) ? first : null;
    }

    /// Meta writes small letters; whoever does not is not Meta.
    private static boolean isWellFormed(String header) {
        if (header.length() != PREFIX.length() + HEX_DIGITS || !header.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < header.length(); i++) {
            char digit = header.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /// @param key the account key at the end of the path; only that account's own secrets count, where there are any
    Signer signer(byte[] body, String signature, @Nullable String key) {
        if (signs(secrets, body, signature)) {
            return Signer.INSTALLATION;
        }
        if (key == null) {
            return Signer.NOBODY;
        }
        var own = accounts.stream().flatMap(account -> account.of(key).stream()).toList();
        return signs(of(own), body, signature) ? Signer.ACCOUNT : Signer.NOBODY;
    }

    private static boolean signs(List<WebhookSignature> secrets, byte[] body, String signature) {
        for (var secret : secrets) {
            if (secret.matches(body, signature)) {
                return true;
            }
        }
        return false;
    }

    private static List<WebhookSignature> of(List<Secret> secrets) {
        return secrets.stream().map(Secret::reveal).map(WebhookSignature::new).toList();
    }
}
