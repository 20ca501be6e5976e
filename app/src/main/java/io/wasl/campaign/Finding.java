package io.wasl.campaign;

/// One thing that a check found.
///
/// @param count how many people it concerns; 0 where it concerns the whole campaign
/// @param detail what it is about, such as the variable's name; empty where the concern says it all
public record Finding(Concern concern, long count, String detail) {

    static Finding of(Concern concern) {
        return new Finding(concern, 0, "");
    }

    static Finding of(Concern concern, long count) {
        return new Finding(concern, count, "");
    }

    static Finding of(Concern concern, String detail) {
        return new Finding(concern, 0, detail);
    }

    public boolean blocks() {
        return concern.severity() == Severity.BLOCKER;
    }
}
