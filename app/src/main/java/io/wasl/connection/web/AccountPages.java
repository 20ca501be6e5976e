package io.wasl.connection.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountTexts;
import io.wasl.connection.Accounts;
import io.wasl.connection.Callback;
import io.wasl.connection.RemovedAccounts;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.webhook.IntegrationLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of numbers, one of them opened.
@Controller
class AccountPages {

    private static final Duration SAMPLE_SHOWN = Duration.ofHours(1);

    private final Accounts accounts;
    private final RemovedAccounts removed;
    private final Callback callback;
    private final AccountTexts texts;
    private final MessageSource messages;
    private final IntegrationLog log;
    private final Clock clock;

    AccountPages(
            Accounts accounts,
            RemovedAccounts removed,
            Callback callback,
            AccountTexts texts,
            MessageSource messages,
            IntegrationLog log,
            Clock clock) {
        this.accounts = accounts;
        this.removed = removed;
        this.callback = callback;
        this.texts = texts;
        this.messages = messages;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    String list(CurrentUser user, Model model) {
        List<Account> all = accounts.list(user.client());
        return show(user, all, all.isEmpty() ? null : all.getFirst(), model);
    }

    @GetMapping("/accounts/{id}")
    String open(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean examined,
            Model model) {
        Account chosen = find(user, id);
        if (examined) {
            model.addAttribute("examined", "/accounts/" + chosen.id() + "/diagnostics");
        }
        return show(user, accounts.list(user.client()), chosen, model);
    }

    /// What the home page shows of numbers; asks nobody but our own record.
    @GetMapping("/accounts/health")
    String health(CurrentUser user, Model model) {
        List<Account> all = accounts.list(user.client());
        model.addAttribute(
                "cards",
                all.stream()
                        .map(account -> AccountCard.of(account, texts, clock.instant()))
                        .toList());
        return "connection/health :: health";
    }

    /// Turns green when the first webhook has arrived.
    @GetMapping("/accounts/{id}/arrival")
    String arrival(CurrentUser user, @PathVariable String id, Model model) {
        model.addAttribute("account", find(user, id));
        model.addAttribute("sample", sample(user));
        return "connection/parts :: arrival";
    }

    private String show(CurrentUser user, List<Account> all, @Nullable Account chosen, Model model) {
        model.addAttribute("may", user.may(Permission.MANAGE_ACCOUNTS));
        model.addAttribute("removed", removed.list(user.client()));
        model.addAttribute(
                "cards",
                all.stream()
                        .map(account -> AccountCard.of(account, texts, clock.instant()))
                        .toList());
        if (chosen != null) {
            model.addAttribute("account", chosen);
            if (!model.containsAttribute("examined")) {
                // Meta takes its time to answer: a script asks once the page is there, and only who has none waits.
                model.addAttribute("unscripted", "/accounts/" + chosen.id() + "?examined=true");
            }
            model.addAttribute("callback", callback.of(chosen));
            model.addAttribute("sample", sample(user));
            model.addAttribute("unproven", texts.unproven(chosen));
            model.addAttribute(
                    "changes",
                    accounts.history(user.client(), chosen.id()).stream()
                            .map(change -> ChangeLine.of(change, messages))
                            .toList());
            if (user.may(Permission.MANAGE_ACCOUNTS)) {
                model.addAttribute(
                        "verifyToken",
                        accounts.verifyToken(user.client(), chosen.id()).reveal());
            }
        }
        return "connection/accounts";
    }

    /// When somebody last pressed Meta's *Test* button; null if not of late.
    private @Nullable Instant sample(CurrentUser user) {
        return log.lastSample(user.client(), clock.instant().minus(SAMPLE_SHOWN))
                .orElse(null);
    }

    private Account find(CurrentUser user, String id) {
        return AccountPath.find(accounts, user, id);
    }
}
