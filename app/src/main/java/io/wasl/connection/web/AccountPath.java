package io.wasl.connection.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.identity.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// The account that a path names.
final class AccountPath {

    private AccountPath() {}

    /// What is no id, what is absent and what belongs to another client are one and the same: not found.
    static Account find(Accounts accounts, CurrentUser user, String id) {
        try {
            return accounts.find(user.client(), AccountId.of(id)).orElseThrow(AccountPath::notFound);
        } catch (IllegalArgumentException noId) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
