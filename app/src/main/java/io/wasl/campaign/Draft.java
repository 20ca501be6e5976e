package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.audience.Candidate;
import io.wasl.connection.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The content of a campaign while it is being written. What is null was not chosen yet.
///
/// @param share the part of the audience it is for; null for all of it
public record Draft(
        String name,
        @Nullable AccountId account,
        @Nullable TemplateChoice template,
        @Nullable Audience audience,
        Map<String, VariableSource> variables,
        @Nullable Schedule schedule,
        Terms terms,
        @Nullable Share share) {

    public static final int LONGEST_NAME = 120;
    public static final int MOST_REST_DAYS = 90;

    public Draft {
        variables = Map.copyOf(variables);
    }

    public static Draft named(String name) {
        return new Draft(name, null, null, null, Map.of(), null, Terms.PLAIN, null);
    }

    public Draft withName(String name) {
        return new Draft(name, account, template, audience, variables, schedule, terms, share);
    }

    public Draft withAccount(@Nullable AccountId account) {
        return new Draft(name, account, template, audience, variables, schedule, terms, share);
    }

    public Draft withTemplate(@Nullable TemplateChoice template) {
        return new Draft(name, account, template, audience, variables, schedule, terms, share);
    }

    public Draft withAudience(@Nullable Audience audience) {
        return new Draft(name, account, template, audience, variables, schedule, terms, share);
    }

    public Draft withVariables(Map<String, VariableSource> variables) {
        return new Draft(name, account, template, audience, variables, schedule, terms, share);
    }

    public Draft withSchedule(@Nullable Schedule schedule) {
        return new Draft(name, account, template, audience, variables, schedule, terms, share);
    }

    public Draft withTerms(Terms terms) {
        return new Draft(name, account, template, audience, variables, schedule, terms, share);
    }

    Draft withShare(@Nullable Share share) {
        return new Draft(name, account, template, audience, variables, schedule, terms, share);
    }

    /// Those of a piece of the audience whom this campaign writes to, and not another that shares it.
    List<Candidate> mine(List<Candidate> slice) {
        return share == null ? slice : share.mine(slice);
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
