package io.wasl.connection.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountRefused;
import io.wasl.connection.AccountTexts;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.connection.Registration;
import io.wasl.connection.Subscriptions;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.kernel.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What can be done with a number; afterwards its page says how it went.
@Controller
class AccountActions {

    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Registration registration;
    private final AccountTexts texts;
    private final MessageSource messages;
    private final AccountPages pages;

    AccountActions(
            Accounts accounts,
            Subscriptions subscriptions,
            Registration registration,
            AccountTexts texts,
            MessageSource messages,
            AccountPages pages) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.registration = registration;
        this.texts = texts;
        this.messages = messages;
        this.pages = pages;
    }

    @PostMapping("/accounts/{id}/subscription")
    String register(CurrentUser user, @PathVariable String id, RedirectAttributes next) {
        Account account = managed(user, id);
        try {
            subscriptions.register(user.client(), account.id());
            next.addFlashAttribute("notice", text("connection.register.done"));
        } catch (AccountRefused e) {
            next.addFlashAttribute("problem", texts.sentence(e));
        }
        return back(account);
    }

    @PostMapping("/accounts/{id}/name")
    String rename(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes next) {
        Account account = managed(user, id);
        if (name.isBlank() || !name.strip().matches(NewAccount.NAME)) {
            next.addFlashAttribute("problem", text("connection.invalid.name"));
        } else {
            accounts.rename(user.client(), account.id(), name.strip());
            next.addFlashAttribute("notice", text("connection.rename.done", name.strip()));
        }
        return back(account);
    }

    @PostMapping("/accounts/{id}/pause")
    String pause(CurrentUser user, @PathVariable String id, RedirectAttributes next) {
        Account account = managed(user, id);
        if (accounts.pause(user.client(), account.id(), text("connection.pause.reason", user.name()))) {
            next.addFlashAttribute("notice", text("connection.pause.done"));
        }
        return back(account);
    }

    @PostMapping("/accounts/{id}/resumption")
    String resume(CurrentUser user, @PathVariable String id, RedirectAttributes next) {
        Account account = managed(user, id);
        if (accounts.resume(user.client(), account.id())) {
            next.addFlashAttribute("notice", text("connection.resume.done"));
        }
        return back(account);
    }

    @PostMapping("/accounts/{id}/registration")
    String registerNumber(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String pin,
            RedirectAttributes next) {
        Account account = managed(user, id);
        if (!pin.strip().matches(Registration.PIN)) {
            next.addFlashAttribute("problem", text("connection.invalid.pin"));
            return back(account);
        }
        try {
            registration.register(user.client(), account.id(), pin.strip());
            next.addFlashAttribute("notice", text("connection.pin.done"));
        } catch (AccountRefused e) {
            next.addFlashAttribute("problem", texts.sentence(e));
        }
        return back(account);
    }

    @PostMapping("/accounts/{id}/access-token")
    ModelAndView replaceToken(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String accessToken,
            Model model,
            RedirectAttributes next) {
        Account account = managed(user, id);
        String token = accessToken.strip();
        String problem = replace(user, account, token);
        if (problem == null) {
            next.addFlashAttribute("notice", text("connection.token.replaced"));
            return new ModelAndView(back(account));
        }
        model.addAttribute("typedToken", token);
        model.addAttribute("tokenProblem", problem);
        var again = new ModelAndView(pages.open(user, id, false, model));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /// Null if it was replaced.
    private @Nullable String replace(CurrentUser user, Account account, String token) {
        if (!token.matches(NewAccount.ACCESS_TOKEN)) {
            return text("connection.invalid.token");
        }
        try {
            accounts.replaceAccessToken(user.client(), account.id(), new Secret(token));
            return null;
        } catch (AccountRefused e) {
            return texts.sentence(e);
        }
    }

    private Account managed(CurrentUser user, String id) {
        user.require(Permission.MANAGE_ACCOUNTS);
        return AccountPath.find(accounts, user, id);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private static String back(Account account) {
        return "redirect:/accounts/" + account.id();
    }
}
