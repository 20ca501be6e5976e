package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.connection.Callback;
import io.wasl.doctor.Check.Name;
import io.wasl.kernel.Secret;
import io.wasl.meta.WebhookSignature;
import io.wasl.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Delivers an empty webhook to our own door from outside, signed as Meta signs; and one that is signed wrongly.
@Component
class SignatureCheck {

    private static final byte[] EMPTY =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final Accounts accounts;
    private final Callback callback;
    private final Settings settings;
    private final Caller caller;

    SignatureCheck(Accounts accounts, Callback callback, Settings settings, Caller caller) {
        this.accounts = accounts;
        this.callback = callback;
        this.settings = settings;
        this.caller = caller;
    }

    List<Check> look(@Nullable Account account) {
        Optional<Secret> own = account == null ? Optional.empty() : accounts.appSecret(account.tenant(), account.id());
        Optional<Secret> secret =
                own.or(() -> settings.meta().clientSecrets().stream().findFirst());
        URI address = account == null ? callback.common() : callback.of(account);
        return secret.map(key -> List.of(look(address, key))).orElse(List.of());
    }

    Check look(URI address, Secret secret) {
        try {
            Caller.Called signed = deliver(address, new WebhookSignature(secret.reveal()).sign(EMPTY));
            int status = signed.response().statusCode();
            if (status != OK) {
                return Check.fail(
                        Name.SIGNATURE, status == UNAUTHORIZED ? "refused" : "not_kept", address.toString(), (Object)
                                status);
            }
            Caller.Called forged = deliver(address, new WebhookSignature("not-" + secret.reveal()).sign(EMPTY));
            return forged.response().statusCode() == OK
                    ? Check.fail(Name.SIGNATURE, "accepts_anything", address.toString())
                    : Check.pass(Name.SIGNATURE, "verified", signed.took().toMillis());
        } catch (IOException e) {
            return Check.fail(Name.SIGNATURE, "unreachable", address.toString());
        }
    }

    private Caller.Called deliver(URI address, String signature) throws IOException {
        return caller.call(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header(WebhookSignature.HEADER, signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(EMPTY)));
    }
}
