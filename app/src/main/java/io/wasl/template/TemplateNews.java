package io.wasl.template;

import io.wasl.notice.NewNotice;
import io.wasl.notice.NoticeKind;
import io.wasl.notice.Notices;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells a client that Meta has taken a template from them.
@Component
class TemplateNews {

    private final Templates templates;
    private final Notices notices;

    TemplateNews(Templates templates, Notices notices) {
        this.templates = templates;
        this.notices = notices;
    }

    @EventListener
    void hear(TemplateJudged judged) {
        NoticeKind kind = kind(judged.status());
        if (kind != null) {
            templates
                    .find(judged.tenant(), judged.template())
                    .ifPresent(template -> notices.tell(
                            judged.tenant(),
                            new NewNotice(
                                    kind,
                                    judged.template() + " at " + judged.at(),
                                    "/templates/" + judged.template(),
                                    List.of(template.name(), template.language()))));
        }
    }

    private static @Nullable NoticeKind kind(TemplateStatus status) {
        return switch (status) {
            case PAUSED -> NoticeKind.TEMPLATE_PAUSED;
            case DISABLED -> NoticeKind.TEMPLATE_DISABLED;
            case REJECTED -> NoticeKind.TEMPLATE_REJECTED;
            default -> null;
        };
    }
}
