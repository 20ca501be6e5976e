package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.Quality;
import io.wasl.doctor.Check.Name;
import io.wasl.template.Template;
import io.wasl.template.TemplateStatus;
import io.wasl.template.Templates;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Templates that cannot be sent any more, or soon cannot.
@Component
class TemplateCheck {

    private static final Set<TemplateStatus> STOPPED = Set.of(TemplateStatus.PAUSED, TemplateStatus.DISABLED);
    private static final int SHOWN = 5;

    private final Templates templates;

    TemplateCheck(Templates templates) {
        this.templates = templates;
    }

    List<Check> look(Account account) {
        return List.of(judge(templates.list(account.tenant(), account.id())));
    }

    private static Check judge(List<Template> all) {
        if (all.stream().noneMatch(Template::canSend)) {
            return Check.warn(Name.TEMPLATES, "none_approved");
        }
        String stopped = names(all, template -> STOPPED.contains(template.status()));
        if (!stopped.isEmpty()) {
            return Check.warn(Name.TEMPLATES, "stopped", stopped);
        }
        String moved = names(all, template -> template.announcedCategory() != null);
        if (!moved.isEmpty()) {
            return Check.warn(Name.TEMPLATES, "recategorised", moved);
        }
        String disliked = names(all, template -> template.canSend() && template.quality() == Quality.RED);
        return disliked.isEmpty()
                ? Check.pass(
                        Name.TEMPLATES,
                        "well",
                        all.stream().filter(Template::canSend).count())
                : Check.warn(Name.TEMPLATES, "disliked", disliked);
    }

    private static String names(List<Template> all, Predicate<Template> which) {
        return String.join(
                ", ",
                all.stream()
                        .filter(which)
                        .map(template -> template.name() + " (" + template.language() + ")")
                        .limit(SHOWN)
                        .toList());
    }
}
