package io.wasl.campaign;

import io.wasl.connection.Account;
import io.wasl.connection.Quality;
import io.wasl.meta.TemplateDefinition;
import io.wasl.meta.TemplateText;
import io.wasl.template.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who sends a campaign, and what, as it stood when it was confirmed.
///
/// @param senderName the client's own name for the number
/// @param quality of the number
public record ConfirmedMessage(String senderName, String senderPhone, Quality quality, TemplateDefinition template) {

    static ConfirmedMessage of(Account sender, Template template) {
        return new ConfirmedMessage(
                sender.name(), sender.displayPhoneNumber(), sender.quality(), template.definition());
    }

    /// What somebody reads.
    public TemplateText text(Recipient person) {
        List<String> variables = person.variables();
        return variables == null || variables.size() != template.variables().size()
                ? template.text()
                : template.text(variables);
    }

    /// Null where one of the two is gone.
    public static @Nullable ConfirmedMessage of(Circumstances now) {
        Account sender = now.account();
        Template template = now.template();
        return sender == null || template == null ? null : of(sender, template);
    }
}
