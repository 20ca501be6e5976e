package io.wasl.doctor.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.doctor.Trial;
import io.wasl.doctor.TrialRefused;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.message.MessageId;
import io.wasl.message.Messages;
import io.wasl.message.StoredMessage;
import io.wasl.template.Template;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Sends a test message and shows how far it has come, as it happens.
@Controller
class TrialPages {

    private final Accounts accounts;
    private final Messages messages;
    private final Trial trial;
    private final FailureWords failures;
    private final Clock clock;

    TrialPages(Accounts accounts, Messages messages, Trial trial, FailureWords failures, Clock clock) {
        this.accounts = accounts;
        this.messages = messages;
        this.trial = trial;
        this.failures = failures;
        this.clock = clock;
    }

    @GetMapping("/accounts/{id}/trial")
    String ask(CurrentUser user, @PathVariable String id, Model model) {
        return ask(managed(user, id), "", "", null, model);
    }

    @PostMapping("/accounts/{id}/trial")
    String send(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "template") String kind,
            @RequestParam(defaultValue = "") String text,
            Model model) {
        Account account = managed(user, id);
        boolean own = kind.equals("text");
        if (own && text.isBlank()) {
            return ask(account, to, text, "text_missing", model);
        }
        try {
            MessageId sent = trial.send(account, to, own ? text.strip() : "");
            return "redirect:/accounts/" + account.id() + "/trial/" + sent;
        } catch (TrialRefused e) {
            return ask(account, to, text, e.reason().word(), model);
        }
    }

    @GetMapping("/accounts/{id}/trial/{message}")
    String follow(
            CurrentUser user,
            @PathVariable String id,
            @PathVariable String message,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Account account = managed(user, id);
        StoredMessage found = find(user, account, message);
        Journey journey = Journey.of(found, clock.instant());
        model.addAttribute("account", account);
        model.addAttribute("message", found);
        model.addAttribute("journey", journey);
        if (journey.failed() != null) {
            model.addAttribute("failure", failures.of(journey.failed()));
        }
        return htmx == null ? "doctor/trial-journey" : "doctor/journey :: journey";
    }

    private String ask(Account account, String to, String text, @Nullable String mistake, Model model) {
        model.addAttribute(
                "template", trial.template(account).map(Template::name).orElse(Trial.HELLO));
        model.addAttribute("account", account);
        model.addAttribute("to", to);
        model.addAttribute("text", text);
        model.addAttribute("mistake", mistake);
        return "doctor/trial";
    }

    private StoredMessage find(CurrentUser user, Account account, String message) {
        try {
            return messages.find(user.client(), MessageId.of(message))
                    .filter(found -> found.account().equals(account.id()))
                    .orElseThrow(TrialPages::notFound);
        } catch (IllegalArgumentException noId) {
            throw notFound();
        }
    }

    private Account managed(CurrentUser user, String id) {
        user.require(Permission.MANAGE_ACCOUNTS);
        try {
            return accounts.find(user.client(), AccountId.of(id)).orElseThrow(TrialPages::notFound);
        } catch (IllegalArgumentException noId) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
