package io.wasl.doctor;

import io.wasl.connection.AccountRefused;
import io.wasl.connection.Callback;
import io.wasl.connection.MetaApp;
import io.wasl.connection.Subscriptions;
import io.wasl.connection.Trouble;
import io.wasl.doctor.Check.Name;
import io.wasl.meta.CloudApi;
import io.wasl.meta.WebhookSubscription;
import io.wasl.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What the installation's own app at Meta is told, and where.
@Component
class AppChecks {

    private static final String OBJECT = "whatsapp_business_account";
    private static final String MESSAGES = "messages";

    private final CloudApi meta;
    private final Callback callback;
    private final Optional<MetaApp> app;

    AppChecks(CloudApi meta, Callback callback, Settings settings) {
        this.meta = meta;
        this.callback = callback;
        this.app = MetaApp.of(settings);
    }

    List<Check> look() {
        return app.map(this::look).orElse(List.of());
    }

    private List<Check> look(MetaApp ours) {
        List<WebhookSubscription> subscriptions;
        try {
            subscriptions = AccountRefused.ifMetaRefuses(
                    Trouble.APP_REFUSED,
                    () -> meta.webhookSubscriptions(ours.id(), ours.token().reveal()));
        } catch (AccountRefused e) {
            // With the app's own token, a bad token is a bad id or secret.
            return Trouble.META_UNREACHABLE == e.trouble() || Trouble.META_BUSY == e.trouble()
                    ? Refusals.told(e)
                    : List.of(Check.fail(Name.APP, Trouble.APP_REFUSED.code()));
        }
        return subscriptions.stream()
                .filter(subscription -> subscription.object().equals(OBJECT))
                .findFirst()
                .map(this::judge)
                .orElse(List.of(Check.fail(Name.APP, "not_subscribed")));
    }

    private List<Check> judge(WebhookSubscription subscription) {
        String address = subscription.callbackUrl() == null ? "" : subscription.callbackUrl();
        return List.of(callback(address, subscription.active()), fields(subscription.fields()));
    }

    private Check callback(String address, boolean active) {
        if (!address.equals(callback.common().toString())) {
            return Check.fail(Name.APP, "elsewhere", address);
        }
        return active ? Check.pass(Name.APP, "here", address) : Check.fail(Name.APP, "inactive", address);
    }

    static Check fields(List<String> fields) {
        if (!fields.contains(MESSAGES)) {
            return Check.fail(Name.FIELDS, "no_messages");
        }
        List<String> missing = Subscriptions.FIELDS.stream()
                .filter(field -> !fields.contains(field))
                .toList();
        return missing.isEmpty()
                ? Check.pass(Name.FIELDS, "all", fields.size() - 1)
                : Check.warn(Name.FIELDS, "some_missing", String.join(", ", missing));
    }
}
