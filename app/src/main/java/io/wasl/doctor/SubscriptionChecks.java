package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.Callback;
import io.wasl.connection.MetaApp;
import io.wasl.doctor.Check.Name;
import io.wasl.meta.SubscribedApp;
import io.wasl.meta.WebhookChain;
import io.wasl.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether Meta sends an account's webhooks, and sends them here.
@Component
class SubscriptionChecks {

    private final Callback callback;
    private final Optional<MetaApp> app;

    SubscriptionChecks(Callback callback, Settings settings) {
        this.callback = callback;
        this.app = MetaApp.of(settings);
    }

    List<Check> subscription(Patient patient) {
        Account account = patient.account();
        List<SubscribedApp> apps = patient.apps().get();
        Optional<SubscribedApp> ours = ours(account, apps);
        if (ours.isEmpty()) {
            return List.of(
                    apps.isEmpty()
                            ? Check.fail(Name.SUBSCRIPTION, "none")
                            : Check.fail(Name.SUBSCRIPTION, "only_others", names(apps)));
        }
        List<SubscribedApp> others = apps.stream()
                .filter(other -> !other.id().equals(ours.get().id()))
                .toList();
        if (!others.isEmpty()) {
            return List.of(Check.pass(Name.SUBSCRIPTION, "with_others", names(others)));
        }
        boolean unknown = isOwn(account)
                && !callback.of(account).toString().equals(ours.get().overrideCallback());
        return List.of(unknown ? Check.warn(Name.SUBSCRIPTION, "own_app") : Check.pass(Name.SUBSCRIPTION, "here"));
    }

    /// Addresses of the number's or the business account's own, which go before the app's.
    List<Check> override(Patient patient) {
        String here = callback.of(patient.account()).toString();
        String common = callback.common().toString();
        WebhookChain chain = patient.webhooks().get();
        if (isElsewhere(chain.number(), here, common)) {
            return List.of(Check.fail(Name.OVERRIDE, "number_elsewhere", String.valueOf(chain.number())));
        }
        if (chain.number() == null && isElsewhere(chain.business(), here, common)) {
            return List.of(Check.fail(Name.OVERRIDE, "business_elsewhere", String.valueOf(chain.business())));
        }
        return List.of(Check.pass(Name.OVERRIDE, "none_elsewhere"));
    }

    private static boolean isElsewhere(@Nullable String address, String here, String common) {
        return address != null && !address.isEmpty() && !address.equals(here) && !address.equals(common);
    }

    /// Which of the apps signs what we can verify. With an app of the client's own we do not know its id, so the one
    /// that sends here counts, and failing that any.
    private Optional<SubscribedApp> ours(Account account, List<SubscribedApp> apps) {
        if (!isOwn(account)) {
            String id = app.orElseThrow().id();
            return apps.stream().filter(candidate -> candidate.id().equals(id)).findFirst();
        }
        String here = callback.of(account).toString();
        return apps.stream()
                .filter(candidate -> here.equals(candidate.overrideCallback()))
                .findFirst()
                .or(() -> apps.stream().findFirst());
    }

    private boolean isOwn(Account account) {
        return account.ownApp() || app.isEmpty();
    }

    private static String names(List<SubscribedApp> apps) {
        return String.join(
                ", ",
                apps.stream()
                        .map(app -> app.name() == null ? app.id() : app.name())
                        .toList());
    }
}
