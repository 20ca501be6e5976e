package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.connection.Callback;
import io.wasl.doctor.Check.Name;
import io.wasl.kernel.Secret;
import io.wasl.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Knocks at our own door from outside, the way Meta verifies a callback: with every token that is to open it, and with
/// one that is not.
@Component
class CallbackKnock {

    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    private final Accounts accounts;
    private final Callback callback;
    private final Settings settings;
    private final Caller caller;

    CallbackKnock(Accounts accounts, Callback callback, Settings settings, Caller caller) {
        this.accounts = accounts;
        this.callback = callback;
        this.settings = settings;
        this.caller = caller;
    }

    /// @param account whose own token is to open its address; null for the installation's alone
    List<Check> look(@Nullable Account account) {
        URI address = account == null ? callback.common() : callback.of(account);
        List<Secret> tokens = new ArrayList<>();
        if (account == null || !account.ownApp()) {
            tokens.addAll(settings.verifyTokens());
        }
        if (account != null) {
            tokens.add(accounts.verifyToken(account.tenant(), account.id()));
        }
        return look(address, tokens);
    }

    List<Check> look(URI address, List<Secret> tokens) {
        Duration slowest = Duration.ZERO;
        for (Secret token : tokens) {
            Answer answer = knock(address, token);
            if (answer.fault() != null) {
                return List.of(answer.fault());
            }
            slowest = answer.took().compareTo(slowest) > 0 ? answer.took() : slowest;
        }
        Answer toStranger = knock(address, new Secret("wrong-" + UUID.randomUUID()));
        if (toStranger.fault() == null) {
            return List.of(Check.fail(Name.CALLBACK, "accepts_anything", address.toString()));
        }
        return List.of(Check.pass(Name.CALLBACK, "verified", tokens.size(), address.toString()), speed(slowest));
    }

    static Check speed(Duration took) {
        return took.compareTo(SLOW) > 0
                ? Check.warn(Name.SPEED, "slow", took.toMillis())
                : Check.pass(Name.SPEED, "fast", took.toMillis());
    }

    private Answer knock(URI address, Secret token) {
        String challenge = UUID.randomUUID().toString();
        URI asked = URI.create(address + "?hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(token.reveal(), StandardCharsets.UTF_8));
        try {
            Caller.Called called = caller.call(HttpRequest.newBuilder(asked).GET());
            return new Answer(fault(address, challenge, called.response()), called.took());
        } catch (HttpTimeoutException e) {
            return new Answer(Check.fail(Name.CALLBACK, "silent", address.toString()), Duration.ZERO);
        } catch (IOException e) {
            return new Answer(Check.fail(Name.CALLBACK, "unreachable", address.toString()), Duration.ZERO);
        }
    }

    private static @Nullable Check fault(URI address, String challenge, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == OK) {
            return answer.body().equals(challenge)
                    ? null
                    : Check.fail(Name.CALLBACK, "somebody_else", address.toString());
        }
        if (status >= 300 && status < 400) {
            return Check.fail(
                    Name.CALLBACK,
                    "redirects",
                    address.toString(),
                    answer.headers().firstValue("Location").orElse("?"));
        }
        if (status == TOO_MANY) {
            return Check.warn(Name.CALLBACK, "limited", address.toString());
        }
        return Check.fail(
                Name.CALLBACK, isFirewall(answer) ? "firewall" : "refused", address.toString(), (Object) status);
    }

    /// Wasl's own refusal is empty; what stands in front of it explains itself in a page.
    private static boolean isFirewall(HttpResponse<String> answer) {
        String server = answer.headers().firstValue("Server").orElse("").toLowerCase(Locale.ROOT);
        return answer.headers().firstValue("CF-RAY").isPresent()
                || server.contains("cloudflare")
                || server.contains("sucuri")
                || server.contains("akamai");
    }

    /// @param fault null if the door opened
    private record Answer(@Nullable Check fault, Duration took) {}
}
