package io.wasl.connection;

import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.CloudApi;
import io.wasl.meta.PhoneNumber;
import io.wasl.meta.TokenInspection;
import io.wasl.settings.Settings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Embedded Signup: a client signs in at Meta and comes back with a code, from which follow the token, the business
/// accounts and their numbers. What the browser says about them is never believed.
@Component
public class Signup {

    private static final String META = "graph.facebook.com";
    private static final int LONGEST_NAME = 120;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CloudApi meta;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Registration registration;
    private final Settings settings;
    private final Optional<MetaApp> app;

    Signup(
            CloudApi meta,
            Accounts accounts,
            Subscriptions subscriptions,
            Registration registration,
            Settings settings) {
        this.meta = meta;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.registration = registration;
        this.settings = settings;
        this.app = MetaApp.of(settings);
    }

    /// A number that the signup brought.
    ///
    /// @param pin with which it was registered just now; it is not kept
    /// @param unregistered why Meta did not register it
    public record Connected(
            Account account, @Nullable String pin, @Nullable AccountRefused unregistered) {

        @Override
        public String toString() {
            return "Connected[" + account.id() + "]";
        }
    }

    /// What a signup brought.
    ///
    /// @param refused numbers that cannot be connected here, as people write them
    public record Brought(List<Connected> connected, List<String> refused) {

        public Brought {
            connected = List.copyOf(connected);
            refused = List.copyOf(refused);
        }
    }

    /// Whether the installation has an app and a configuration for it.
    public boolean isOffered() {
        return app.isPresent() && settings.meta().configurationId().isPresent();
    }

    /// Where Meta asks the client.
    ///
    /// @param state comes back unchanged and proves that it was we who sent them
    public URI dialog(String state) {
        URI graph = settings.meta().graphUrl();
        String site = META.equals(graph.getHost()) ? "https://www.facebook.com" : graph.toString();
        return URI.create(site + "/" + settings.meta().graphVersion() + "/dialog/oauth?client_id="
                + encode(app.orElseThrow().id()) + "&config_id="
                + encode(settings.meta().configurationId().orElseThrow())
                + "&response_type=code&override_default_response_type=true&extras=" + encode("{\"setup\":{}}")
                + "&redirect_uri=" + encode(back().toString()) + "&state=" + encode(state));
    }

    /// Connects every number that the code opens and that is not connected yet, registers the callback for it, and the
    /// number itself where Meta has not done so.
    ///
    /// @param pin for numbers that are not registered; made up if absent
    /// @throws AccountRefused saying what is wrong
    public Brought finish(TenantId tenant, String code, @Nullable String pin) {
        MetaApp ours = app.orElseThrow();
        Secret token = new Secret(AccountRefused.ifMetaRefuses(
                Trouble.META_REFUSED,
                () -> meta.exchangeCode(ours.id(), ours.secret().reveal(), code, back())));
        TokenInspection inspection = AccountRefused.ifMetaRefuses(
                Trouble.APP_REFUSED, () -> meta.debugToken(ours.token().reveal(), token.reveal()));
        List<Connected> connected = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String wabaId : inspection.wabaIds()) {
            for (PhoneNumber number : AccountRefused.ifMetaRefuses(
                    Trouble.WABA_NOT_FOUND, () -> meta.phoneNumbers(token.reveal(), wabaId))) {
                try {
                    connect(tenant, token, wabaId, number)
                            .map(account -> registered(account, pin))
                            .ifPresent(connected::add);
                } catch (AccountRefused e) {
                    refused.add(ifAnothers(e, number));
                }
            }
        }
        return new Brought(connected, refused);
    }

    private static String ifAnothers(AccountRefused refused, PhoneNumber number) {
        if (refused.trouble() != Trouble.NUMBER_UNAVAILABLE) {
            throw refused;
        }
        return number.displayPhoneNumber();
    }

    private Optional<Account> connect(TenantId tenant, Secret token, String wabaId, PhoneNumber number) {
        String called = number.verifiedName() == null ? number.displayPhoneNumber() : number.verifiedName();
        String name = called.substring(0, Math.min(called.length(), LONGEST_NAME));
        try {
            Account account = accounts.add(tenant, new NewAccount(name, number.id(), wabaId, token, null, null, null));
            subscriptions.register(tenant, account.id());
            return Optional.of(account);
        } catch (AccountRefused e) {
            if (e.trouble() == Trouble.ALREADY_CONNECTED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// A number that is connected stays so even if Meta does not register it: its page offers to try again.
    private Connected registered(Account account, @Nullable String pin) {
        if (!Trouble.NUMBER_NOT_REGISTERED.code().equals(account.problem())) {
            return new Connected(account, null, null);
        }
        String chosen = pin == null ? madeUp() : pin;
        try {
            return new Connected(registration.register(account.tenant(), account.id(), chosen), chosen, null);
        } catch (AccountRefused e) {
            return new Connected(account, null, e);
        }
    }

    private static String madeUp() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    private URI back() {
        return URI.create(settings.apiBaseUrl() + "/accounts/signup/return");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
