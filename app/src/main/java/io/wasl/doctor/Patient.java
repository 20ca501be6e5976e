package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.AccountRefused;
import io.wasl.connection.Accounts;
import io.wasl.connection.NumberFacts;
import io.wasl.connection.Trouble;
import io.wasl.meta.CloudApi;
import io.wasl.meta.NodeHealth;
import io.wasl.meta.SubscribedApp;
import io.wasl.meta.TokenInspection;
import io.wasl.meta.WebhookChain;
import java.util.List;
import java.util.Optional;

/// The account that is examined, and what Meta tells about it, each asked for once.
record Patient(
        Account account,
        Once<NumberFacts> number,
        Once<Optional<TokenInspection>> token,
        Once<NodeHealth> health,
        Once<List<SubscribedApp>> apps,
        Once<WebhookChain> webhooks) {

    static Patient of(Account account, Accounts accounts, CloudApi meta) {
        Once<String> secret = new Once<>(
                () -> accounts.accessToken(account.tenant(), account.id()).reveal());
        String number = account.phoneNumberId();
        return new Patient(
                account,
                new Once<>(() -> accounts.refresh(account.tenant(), account.id())),
                new Once<>(() -> accounts.inspectToken(account.tenant(), account.id())),
                new Once<>(() -> AccountRefused.ifMetaRefuses(
                        Trouble.NUMBER_NOT_FOUND, () -> meta.health(secret.get(), number))),
                new Once<>(() -> AccountRefused.ifMetaRefuses(
                        Trouble.WABA_NOT_FOUND, () -> meta.subscribedApps(secret.get(), account.wabaId()))),
                new Once<>(() -> AccountRefused.ifMetaRefuses(
                        Trouble.NUMBER_NOT_FOUND, () -> meta.webhookChain(secret.get(), number))));
    }
}
