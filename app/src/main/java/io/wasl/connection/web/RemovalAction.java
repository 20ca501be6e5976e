package io.wasl.connection.web;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.connection.Removal;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Takes a number away after the page has said what goes and what stays.
@Controller
class RemovalAction {

    private final Accounts accounts;
    private final Removal removal;
    private final MessageSource messages;

    RemovalAction(Accounts accounts, Removal removal, MessageSource messages) {
        this.accounts = accounts;
        this.removal = removal;
        this.messages = messages;
    }

    @PostMapping("/accounts/{id}/removal")
    String remove(CurrentUser user, @PathVariable String id, RedirectAttributes next) {
        user.require(Permission.MANAGE_ACCOUNTS);
        Account account = AccountPath.find(accounts, user, id);
        boolean silent = removal.remove(user.client(), account.id(), user.name());
        next.addFlashAttribute("notice", text("connection.remove.done", account.name()));
        if (!silent) {
            next.addFlashAttribute("problem", text("connection.remove.meta"));
        }
        return "redirect:/accounts";
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
