package io.wasl.identity;

/// Why a password is refused.
public enum PasswordProblem {
    TOO_SHORT("A password has at least 12 characters"),
    /// bcrypt would silently ignore what comes after.
    TOO_LONG("A password has at most 72 bytes (letters with accents count two, Arabic letters two)"),
    TOO_COMMON(
            "This password is among the first that somebody would try; take a few words that do not belong together");

    private final String sentence;

    PasswordProblem(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
