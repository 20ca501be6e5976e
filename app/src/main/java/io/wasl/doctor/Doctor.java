package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NoSuchAccount;
import io.wasl.kernel.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Looks at everything that is needed to send and to receive, at Meta and here, all at the same time. Takes as long as
/// the slowest answer, at worst half a minute.
@Component
public class Doctor {

    private final Round round;
    private final Accounts accounts;
    private final InstallationQuestions installation;
    private final AccountQuestions account;

    Doctor(Round round, Accounts accounts, InstallationQuestions installation, AccountQuestions account) {
        this.round = round;
        this.accounts = accounts;
        this.installation = installation;
        this.account = account;
    }

    /// The installation, and one of its accounts. What Meta tells about the account is kept.
    ///
    /// @throws NoSuchAccount if the client has no such account
    public List<Check> examine(TenantId tenant, AccountId id) {
        Account found = accounts.find(tenant, id).orElseThrow(() -> new NoSuchAccount(id));
        List<Question> questions = new ArrayList<>(installation.about(found));
        questions.addAll(account.about(found));
        return round.ask(questions);
    }

    /// The installation by itself, whoever uses it.
    public List<Check> examineInstallation() {
        return round.ask(installation.about(null));
    }

    /// One account by itself; the installation was looked at before.
    ///
    /// @throws NoSuchAccount if the client has no such account
    public List<Check> examineAccount(TenantId tenant, AccountId id) {
        return round.ask(account.about(accounts.find(tenant, id).orElseThrow(() -> new NoSuchAccount(id))));
    }
}
