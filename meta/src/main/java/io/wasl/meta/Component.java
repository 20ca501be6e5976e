package io.wasl.meta;

/// The parts of a template that can hold variables.
public enum Component {
    HEADER,
    BODY,
    BUTTON
}
