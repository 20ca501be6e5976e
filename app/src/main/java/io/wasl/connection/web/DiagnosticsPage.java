package io.wasl.connection.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountHealth;
import io.wasl.connection.AccountTexts;
import io.wasl.connection.Accounts;
import io.wasl.connection.Check;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/// Everything about one number examined, which takes as long as Meta does; so the page loads it into itself.
@Controller
class DiagnosticsPage {

    private final Accounts accounts;
    private final AccountHealth health;
    private final AccountTexts texts;

    DiagnosticsPage(Accounts accounts, AccountHealth health, AccountTexts texts) {
        this.accounts = accounts;
        this.health = health;
        this.texts = texts;
    }

    @GetMapping("/accounts/{id}/diagnostics")
    String show(
            CurrentUser user,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Account account = AccountPath.find(accounts, user, id);
        List<Line> lines = health.examine(user.client(), account.id()).stream()
                .map(this::line)
                .toList();
        model.addAttribute("account", account);
        model.addAttribute("lines", lines);
        model.addAttribute("faults", count(lines, Check.Verdict.FAIL));
        model.addAttribute("warnings", count(lines, Check.Verdict.WARN));
        model.addAttribute("may", user.may(Permission.MANAGE_ACCOUNTS));
        return htmx == null ? "connection/diagnostics" : "connection/parts :: checks";
    }

    private Line line(Check check) {
        return new Line(check.verdict(), texts.title(check), texts.detail(check), texts.fix(check));
    }

    private static long count(List<Line> lines, Check.Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    record Line(
            Check.Verdict verdict,
            String title,
            @Nullable String detail,
            @Nullable String fix) {

        public String tone() {
            return switch (verdict) {
                case PASS -> "green";
                case WARN -> "yellow";
                case FAIL -> "red";
            };
        }

        public String icon() {
            return switch (verdict) {
                case PASS -> "check";
                case WARN -> "alert-triangle";
                case FAIL -> "x";
            };
        }
    }
}
