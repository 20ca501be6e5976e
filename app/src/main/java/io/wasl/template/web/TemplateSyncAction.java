package io.wasl.template.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountRefused;
import io.wasl.connection.AccountTexts;
import io.wasl.connection.Accounts;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.template.SyncResult;
import io.wasl.template.Templates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Asks Meta for the templates of every business account of the client.
@Controller
class TemplateSyncAction {

    private final Templates templates;
    private final Accounts accounts;
    private final AccountTexts texts;
    private final MessageSource messages;

    TemplateSyncAction(Templates templates, Accounts accounts, AccountTexts texts, MessageSource messages) {
        this.templates = templates;
        this.accounts = accounts;
        this.texts = texts;
        this.messages = messages;
    }

    @PostMapping("/templates/sync")
    String sync(CurrentUser user, RedirectAttributes next) {
        user.require(Permission.EDIT_TEMPLATES);
        List<SyncResult> results = new ArrayList<>();
        for (Account account : oneOfEachBusiness(accounts.list(user.client()))) {
            try {
                results.add(templates.sync(user.client(), account.id()));
            } catch (AccountRefused e) {
                next.addFlashAttribute("problem", account.name() + ": " + texts.sentence(e));
            }
        }
        if (!results.isEmpty()) {
            Object[] counts = {
                sum(results, SyncResult::total),
                sum(results, SyncResult::added),
                sum(results, SyncResult::changed),
                sum(results, SyncResult::deleted)
            };
            next.addFlashAttribute(
                    "notice", messages.getMessage("template.synced", counts, LocaleContextHolder.getLocale()));
        }
        return "redirect:/templates";
    }

    private static Collection<Account> oneOfEachBusiness(List<Account> all) {
        return all.stream()
                .collect(Collectors.toMap(Account::wabaId, Function.identity(), (one, other) -> one))
                .values();
    }

    private static int sum(List<SyncResult> results, ToIntFunction<SyncResult> count) {
        return results.stream().mapToInt(count).sum();
    }
}
