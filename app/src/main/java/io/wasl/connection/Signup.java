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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Embedded Signup: a client signs in at Meta and comes back with a code, from which follow the token, the business
/// accounts and their numbers. What the browser says about them is never believed.
@Component
public class Signup {

    private static final String META = "graph.facebook.com";
    private static final int LONGEST_NAME = 120;

    private final CloudApi meta;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Settings settings;
    private final Optional<MetaApp> app;

    Signup(CloudApi meta, Accounts accounts, Subscriptions subscriptions, Settings settings) {
        this.meta = meta;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.app = MetaApp.of(settings);
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

    /// Connects every number that the code opens and that is not connected yet, and registers the callback for it.
    ///
    /// @return those that are connected now; empty if there was none that was not
    /// @throws AccountRefused saying what is wrong
    public List<Account> finish(TenantId tenant, String code) {
        MetaApp ours = app.orElseThrow();
        Secret token = new Secret(AccountRefused.ifMetaRefuses(
                Trouble.META_REFUSED,
                () -> meta.exchangeCode(ours.id(), ours.secret().reveal(), code, back())));
        TokenInspection inspection = AccountRefused.ifMetaRefuses(
                Trouble.APP_REFUSED, () -> meta.debugToken(ours.token().reveal(), token.reveal()));
        List<Account> connected = new ArrayList<>();
        for (String wabaId : inspection.wabaIds()) {
            for (PhoneNumber number : AccountRefused.ifMetaRefuses(
                    Trouble.WABA_NOT_FOUND, () -> meta.phoneNumbers(token.reveal(), wabaId))) {
                connect(tenant, token, wabaId, number).ifPresent(connected::add);
            }
        }
        return List.copyOf(connected);
    }

    private Optional<Account> connect(TenantId tenant, Secret token, String wabaId, PhoneNumber number) {
        String called = number.verifiedName() == null ? number.displayPhoneNumber() : number.verifiedName();
        String name = called.substring(0, Math.min(called.length(), LONGEST_NAME));
        try {
            Account account = accounts.add(tenant, new NewAccount(name, number.id(), wabaId, token, null, null, null));
            subscriptions.register(tenant, account.id());
            return Optional.of(account);
        } catch (AccountRefused e) {
            if (e.trouble() == Trouble.ALREADY_CONNECTED || e.trouble() == Trouble.NUMBER_UNAVAILABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private URI back() {
        return URI.create(settings.apiBaseUrl() + "/accounts/signup/return");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
