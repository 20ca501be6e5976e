package io.wasl.template;

import io.wasl.connection.Quality;
import io.wasl.kernel.TenantId;
import io.wasl.meta.TemplateDefinition;
import io.wasl.meta.TemplateMould;
import io.wasl.meta.TemplateText;
import io.wasl.meta.TemplateVariable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A template of a business account, in one language. All numbers of the business account share it.
///
/// @param definition as Meta last told it
/// @param announcedCategory what Meta will charge it as within a day, if that is to change
/// @param version changes with every change of what recipients would read
public record Template(
        TemplateId id,
        TenantId tenant,
        String wabaId,
        TemplateDefinition definition,
        @Nullable String announcedCategory,
        String version,
        Instant syncedAt) {

    public String metaId() {
        return definition.id();
    }

    public String name() {
        return definition.name();
    }

    /// Meta's code, such as `fr` or `pt_BR`.
    public String language() {
        return definition.language();
    }

    /// `MARKETING`, `UTILITY` or `AUTHENTICATION`.
    public String category() {
        return definition.category();
    }

    public TemplateStatus status() {
        return TemplateStatus.of(definition.status());
    }

    public boolean canSend() {
        return status() == TemplateStatus.APPROVED;
    }

    public Quality quality() {
        return Quality.of(definition.quality());
    }

    /// Why it was rejected or paused, in Meta's word.
    public @Nullable String rejectedReason() {
        return definition.rejectedReason();
    }

    public TemplateText text() {
        return definition.text();
    }

    /// What must be filled in, in the order in which the mould takes the values.
    public List<TemplateVariable> variables() {
        return definition.variables();
    }

    public TemplateMould mould() {
        return definition.mould();
    }
}
