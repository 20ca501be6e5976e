package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.doctor.Check.Name;
import io.wasl.meta.CloudApi;
import java.util.List;
import org.springframework.stereotype.Component;

/// What is asked about one account.
@Component
class AccountQuestions {

    private final Accounts accounts;
    private final CloudApi meta;
    private final TokenChecks token;
    private final SubscriptionChecks subscription;
    private final TemplateCheck templates;
    private final ArrivalChecks arrival;

    AccountQuestions(
            Accounts accounts,
            CloudApi meta,
            TokenChecks token,
            SubscriptionChecks subscription,
            TemplateCheck templates,
            ArrivalChecks arrival) {
        this.accounts = accounts;
        this.meta = meta;
        this.token = token;
        this.subscription = subscription;
        this.templates = templates;
        this.arrival = arrival;
    }

    List<Question> about(Account account) {
        Patient patient = Patient.of(account, accounts, meta);
        return List.of(
                Question.atMeta(Name.TOKEN, () -> token.look(patient)),
                Question.atMeta(
                        Name.NUMBER, () -> NumberChecks.of(patient.number().get())),
                Question.atMeta(
                        Name.NUMBER_HEALTH,
                        () -> NumberChecks.health(patient.health().get())),
                Question.atMeta(Name.SUBSCRIPTION, () -> subscription.subscription(patient)),
                Question.atMeta(Name.OVERRIDE, () -> subscription.override(patient)),
                Question.here(Name.TEMPLATES, () -> templates.look(account)),
                Question.here(Name.WEBHOOKS, () -> arrival.webhooks(account)),
                Question.atMeta(Name.SENDING, () -> arrival.sending(patient)));
    }
}
