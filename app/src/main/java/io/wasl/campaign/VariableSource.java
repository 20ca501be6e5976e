package io.wasl.campaign;

import org.jspecify.annotations.Nullable;

/// Where the value of a template's variable comes from.
public sealed interface VariableSource {

    /// What is known about the person.
    ///
    /// @param attribute `name`, `phone`, or an attribute of the contact
    /// @param otherwise stands in where the person has no such attribute
    record Attribute(String attribute, @Nullable String otherwise) implements VariableSource {}

    /// The same text for everybody.
    record Text(String value) implements VariableSource {}
}
