package io.wasl.connection.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountRefused;
import io.wasl.connection.AccountTexts;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.connection.Signup;
import io.wasl.connection.Trouble;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The form that connects a number.
@Controller
class ConnectPages {

    private final Accounts accounts;
    private final Signup signup;
    private final AccountTexts texts;
    private final MessageSource messages;

    ConnectPages(Accounts accounts, Signup signup, AccountTexts texts, MessageSource messages) {
        this.accounts = accounts;
        this.signup = signup;
        this.texts = texts;
        this.messages = messages;
    }

    @GetMapping("/accounts/new")
    String ask(CurrentUser user, Model model) {
        user.require(Permission.MANAGE_ACCOUNTS);
        return ask(ConnectForm.empty(), Map.of(), model);
    }

    @PostMapping("/accounts")
    String connect(
            CurrentUser user,
            ConnectForm form,
            @RequestParam(required = false) @Nullable String unchecked,
            Model model,
            RedirectAttributes next) {
        user.require(Permission.MANAGE_ACCOUNTS);
        Map<String, String> mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return ask(form, mistakes, model);
        }
        NewAccount wanted = form.account();
        try {
            Account account = unchecked == null
                    ? accounts.add(user.client(), wanted)
                    : accounts.addOrClaim(user.client(), wanted);
            next.addFlashAttribute(
                    "notice",
                    messages.getMessage(
                            account.isProven() ? "connection.new.done" : "connection.new.unchecked",
                            new Object[] {account.name()},
                            LocaleContextHolder.getLocale()));
            return "redirect:/accounts/" + account.id();
        } catch (AccountRefused e) {
            model.addAttribute("refused", texts.sentence(e));
            model.addAttribute("unchecked", unchecked != null);
            model.addAttribute("unreachable", e.trouble() == Trouble.META_UNREACHABLE);
            return ask(form, field(e.trouble()), model);
        }
    }

    private String ask(ConnectForm form, Map<String, String> mistakes, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("signup", signup.isOffered());
        return "connection/new";
    }

    /// Where on the form the trouble lies.
    private static Map<String, String> field(Trouble trouble) {
        String text = "connection.trouble." + trouble.code();
        return switch (trouble) {
            case TOKEN_INVALID, TOKEN_EXPIRED, PERMISSION_MISSING -> Map.of("accessToken", text);
            case NUMBER_NOT_FOUND, NUMBER_NOT_REGISTERED, NUMBER_BANNED, ALREADY_CONNECTED, NUMBER_UNAVAILABLE ->
                Map.of("phoneNumberId", text);
            case WABA_NOT_FOUND, NUMBER_NOT_IN_WABA -> Map.of("wabaId", text);
            case APP_REFUSED, CALLBACK_NOT_VERIFIED, PIN_WRONG, META_UNREACHABLE, META_BUSY, META_REFUSED -> Map.of();
        };
    }
}
