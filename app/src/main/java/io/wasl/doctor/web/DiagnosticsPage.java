package io.wasl.doctor.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.doctor.Check.Verdict;
import io.wasl.doctor.CheckTexts;
import io.wasl.doctor.Doctor;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/// Everything about one number examined, which takes as long as Meta does; so the accounts page loads it into itself.
@Controller
class DiagnosticsPage {

    private final Accounts accounts;
    private final Doctor doctor;
    private final CheckTexts texts;

    DiagnosticsPage(Accounts accounts, Doctor doctor, CheckTexts texts) {
        this.accounts = accounts;
        this.doctor = doctor;
        this.texts = texts;
    }

    @GetMapping("/accounts/{id}/diagnostics")
    String show(
            CurrentUser user,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Account account = find(user, id);
        List<Line> lines = doctor.examine(user.client(), account.id()).stream()
                .map(check -> Line.of(check, texts))
                .sorted(Comparator.comparing(Line::verdict).reversed())
                .toList();
        model.addAttribute("account", account);
        model.addAttribute("lines", lines);
        model.addAttribute("faults", count(lines, Verdict.FAIL));
        model.addAttribute("warnings", count(lines, Verdict.WARN));
        model.addAttribute("embedded", htmx != null);
        model.addAttribute("may", user.may(Permission.MANAGE_ACCOUNTS));
        return htmx == null ? "doctor/diagnostics" : "doctor/checks :: checks";
    }

    private Account find(CurrentUser user, String id) {
        try {
            return accounts.find(user.client(), AccountId.of(id)).orElseThrow(DiagnosticsPage::notFound);
        } catch (IllegalArgumentException noId) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static long count(List<Line> lines, Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }
}
