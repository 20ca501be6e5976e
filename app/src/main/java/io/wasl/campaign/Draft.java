package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.connection.AccountId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The content of a campaign while it is being written. What is null was not chosen yet.
public record Draft(
        String name,
        @Nullable AccountId account,
        @Nullable TemplateChoice template,
        @Nullable Audience audience,
        Map<String, VariableSource> variables,
        @Nullable Schedule schedule,
        Terms terms) {

    public static final int LONGEST_NAME = 120;
    public static final int MOST_REST_DAYS = 90;

    public Draft {
        variables = Map.copyOf(variables);
    }

    public static Draft named(String name) {
        return new Draft(name, null, null, null, Map.of(), null, Terms.PLAIN);
    }

    public Draft withName(String name) {
        return new Draft(name, account, template, audience, variables, schedule, terms);
    }

    public Draft withAccount(@Nullable AccountId account) {
        return new Draft(name, account, template, audience, variables, schedule, terms);
    }

    public Draft withTemplate(@Nullable TemplateChoice template) {
        return new Draft(name, account, template, audience, variables, schedule, terms);
    }

    public Draft withAudience(@Nullable Audience audience) {
        return new Draft(name, account, template, audience, variables, schedule, terms);
    }

    public Draft withVariables(Map<String, VariableSource> variables) {
        return new Draft(name, account, template, audience, variables, schedule, terms);
    }

    public Draft withSchedule(@Nullable Schedule schedule) {
        return new Draft(name, account, template, audience, variables, schedule, terms);
    }

    public Draft withTerms(Terms terms) {
        return new Draft(name, account, template, audience, variables, schedule, terms);
    }

    public Draft withMessagesPerSecond(@Nullable Integer messagesPerSecond) {
        return withTerms(terms.withMessagesPerSecond(messagesPerSecond));
    }

    public Draft withRestDays(int restDays) {
        return withTerms(terms.withRestDays(restDays));
    }

    public Draft withResendOnce(boolean resendOnce) {
        return withTerms(terms.withResendOnce(resendOnce));
    }

    public Draft withEndsAt(@Nullable Instant endsAt) {
        return withTerms(terms.withEndsAt(endsAt));
    }
}
