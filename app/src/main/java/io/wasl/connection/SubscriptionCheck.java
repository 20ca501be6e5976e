package io.wasl.connection;

import io.wasl.connection.Check.Name;
import io.wasl.meta.CloudApi;
import io.wasl.meta.SubscribedApp;
import io.wasl.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whether Meta sends an account's webhooks, and sends them here.
@Component
class SubscriptionCheck {

    private final CloudApi meta;
    private final Accounts accounts;
    private final Callback callback;
    private final Optional<MetaApp> app;

    SubscriptionCheck(CloudApi meta, Accounts accounts, Callback callback, Settings settings) {
        this.meta = meta;
        this.accounts = accounts;
        this.callback = callback;
        this.app = MetaApp.of(settings);
    }

    Check of(Account account) {
        try {
            return judge(account, subscribed(account));
        } catch (AccountRefused e) {
            return Check.warn(Name.SUBSCRIPTION, "unknown", e.metaSays() == null ? "" : e.metaSays());
        }
    }

    private Check judge(Account account, List<SubscribedApp> apps) {
        Optional<SubscribedApp> ours = ours(account, apps);
        if (ours.isEmpty()) {
            return Check.fail(Name.SUBSCRIPTION, "none");
        }
        String override = ours.get().overrideCallback();
        if (override != null) {
            return override.equals(callback.of(account).toString())
                    ? Check.pass(Name.SUBSCRIPTION, "here")
                    : Check.fail(Name.SUBSCRIPTION, "elsewhere", override);
        }
        return account.ownApp() || app.isEmpty() ? Check.warn(Name.SUBSCRIPTION, "own_app") : appOf(account, app.get());
    }

    /// Which of the apps signs what we can verify. With an app of the client's own we do not know its id, so the one
    /// that
    /// sends here counts, and failing that any.
    private Optional<SubscribedApp> ours(Account account, List<SubscribedApp> apps) {
        if (!account.ownApp() && app.isPresent()) {
            return apps.stream()
                    .filter(subscribed -> subscribed.id().equals(app.get().id()))
                    .findFirst();
        }
        String here = callback.of(account).toString();
        return apps.stream()
                .filter(subscribed -> here.equals(subscribed.overrideCallback()))
                .findFirst()
                .or(() -> apps.stream().findFirst());
    }

    private List<SubscribedApp> subscribed(Account account) {
        String token = accounts.accessToken(account.tenant(), account.id()).reveal();
        return MetaNumbers.ask(() -> meta.subscribedApps(token, account.wabaId()), Trouble.WABA_NOT_FOUND);
    }

    /// Without an address of the business account's own, the app's counts.
    private Check appOf(Account account, MetaApp ours) {
        return MetaNumbers.ask(
                        () -> meta.webhookSubscriptions(ours.id(), ours.token().reveal()), Trouble.APP_REFUSED)
                .stream()
                .filter(subscription -> subscription.object().equals("whatsapp_business_account"))
                .findFirst()
                .map(subscription -> {
                    String address = subscription.callbackUrl() == null ? "" : subscription.callbackUrl();
                    if (!address.equals(callback.of(account).toString())) {
                        return Check.fail(Name.SUBSCRIPTION, "elsewhere", address);
                    }
                    return subscription.fields().contains("messages")
                            ? Check.pass(Name.SUBSCRIPTION, "here")
                            : Check.fail(Name.SUBSCRIPTION, "no_messages");
                })
                .orElse(Check.fail(Name.SUBSCRIPTION, "none"));
    }
}
