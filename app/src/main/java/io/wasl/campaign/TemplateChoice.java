package io.wasl.campaign;

/// The template of a campaign, as Meta names it.
public record TemplateChoice(String name, String language) {}
