package io.wasl.settings;

/// A setting is missing or wrong. The message is one line: its name, what was expected, how to make one. It never
/// quotes a secret.
public final class SettingProblem extends RuntimeException {

    public SettingProblem(String name, String problem) {
        super(name + ": " + problem);
    }
}
