package io.wasl.connection;

import java.util.List;

/// One thing about an account that was looked at.
///
/// @param outcome what was found, in one word; with the name it is the key of the texts that tell it to people:
///     `connection.check.NAME.OUTCOME` and, where something is to be done, the same with `.fix`
/// @param facts what the texts are filled with: texts, numbers, instants
public record Check(Name name, Verdict verdict, String outcome, List<Object> facts) {

    public enum Name {
        META,
        TOKEN,
        NUMBER,
        BUSINESS_ACCOUNT,
        SUBSCRIPTION,
        CALLBACK,
        QUALITY,
        LIMIT,
        WEBHOOKS,
        SENDING
    }

    public enum Verdict {
        PASS,
        WARN,
        FAIL
    }

    public Check {
        facts = List.copyOf(facts);
    }

    static Check pass(Name name, String outcome, Object... facts) {
        return new Check(name, Verdict.PASS, outcome, List.of(facts));
    }

    static Check warn(Name name, String outcome, Object... facts) {
        return new Check(name, Verdict.WARN, outcome, List.of(facts));
    }

    static Check fail(Name name, String outcome, Object... facts) {
        return new Check(name, Verdict.FAIL, outcome, List.of(facts));
    }
}
