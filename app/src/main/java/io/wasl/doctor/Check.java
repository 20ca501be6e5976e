package io.wasl.doctor;

import java.util.List;

/// One thing that was looked at.
///
/// @param outcome what was found, in one word; with the name it is the key of the texts that tell it to people:
///     `doctor.check.NAME.OUTCOME` and, where something is to be done, the same with `.fix`
/// @param facts what the texts are filled with: texts, numbers, instants
public record Check(Name name, Verdict verdict, String outcome, List<Object> facts) {

    /// In the order in which they are told.
    public enum Name {
        SETTINGS,
        VERSION,
        CLOCK,
        DISK,
        DNS,
        TLS,
        ADDRESS,
        CALLBACK,
        SPEED,
        SIGNATURE,
        META,
        APP,
        FIELDS,
        SUBSCRIPTION,
        OVERRIDE,
        TOKEN,
        PERMISSIONS,
        BUSINESS_ACCOUNT,
        NUMBER,
        DISPLAY_NAME,
        BUSINESS_HEALTH,
        NUMBER_HEALTH,
        QUALITY,
        LIMIT,
        TEMPLATES,
        WEBHOOKS,
        BACKLOG,
        QUARANTINE,
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
