package io.wasl.template;

/// Meta does not take a template as it is.
public final class TemplateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String metaSays;

    TemplateRefused(String metaSays) {
        super("Meta does not take the template: " + metaSays);
        this.metaSays = metaSays;
    }

    /// What is wrong with it, in Meta's own words.
    public String metaSays() {
        return metaSays;
    }
}
