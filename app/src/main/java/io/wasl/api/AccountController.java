package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.Callback;
import io.wasl.connection.Removal;
import io.wasl.identity.ApiCaller;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "Accounts", description = "Connected WhatsApp numbers")
class AccountController {

    private final Accounts accounts;
    private final Removal removal;
    private final Callback callback;

    AccountController(Accounts accounts, Removal removal, Callback callback) {
        this.accounts = accounts;
        this.removal = removal;
        this.callback = callback;
    }

    @Operation(
            summary = "Connect a number",
            description = "Asks Meta at once whether the token is valid and may use the number, and whether the number"
                    + " belongs to the business account. What is wrong is told by the problem's code: token_invalid,"
                    + " token_expired, permission_missing, number_not_found, waba_not_found, number_not_in_waba,"
                    + " already_connected, number_unavailable, meta_unreachable, meta_busy, meta_refused.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AccountView connect(ApiCaller caller, @RequestBody AccountInput input) {
        return view(accounts.add(caller.tenant(), input.account()));
    }

    @Operation(
            summary = "Remove a number",
            description =
                    "Its secrets go, Meta is asked to deliver nothing more for it, its campaigns are cancelled with"
                            + " the reason account_removed, and what waits to leave from it is cancelled. Messages, campaigns and"
                            + " contacts stay. Events that still arrive are kept as unmatched.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(ApiCaller caller, @PathVariable String id) {
        removal.remove(caller.tenant(), PathId.of(id, AccountId::of), CampaignDoor.by(caller));
    }

    @Operation(summary = "List the connected numbers")
    @GetMapping
    Page<AccountView> list(ApiCaller caller, PageRequest page) {
        List<Account> rest = accounts.list(caller.tenant()).stream()
                .sorted(Comparator.comparing(account -> account.id().toString()))
                .filter(account ->
                        page.after() == null || account.id().toString().compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rest, page, account -> account.id().toString(), this::view);
    }

    private AccountView view(Account account) {
        return AccountView.of(account, callback.of(account));
    }
}
