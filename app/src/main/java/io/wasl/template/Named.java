package io.wasl.template;

/// A template as Meta's events name it.
record Named(String wabaId, String metaId, String name, String language) {}
