package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.SecondTry;
import io.wasl.campaign.Sparing;
import io.wasl.dispatch.BatchId;
import io.wasl.message.Failures;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Why messages of a campaign failed, and what a person can do about each cause.
@Component
class Causes {

    private final Failures failures;
    private final FailureTexts texts;

    Causes(Failures failures, FailureTexts texts) {
        this.failures = failures;
        this.texts = texts;
    }

    String key(int code) {
        return texts.key(code);
    }

    List<FailureLine> of(Campaign campaign) {
        BatchId batch = campaign.batch();
        return batch == null
                ? List.of()
                : failures.ofBatch(campaign.tenant(), batch.value()).stream()
                        .map(cause -> new FailureLine(cause.code(), texts.key(cause.code()), cause.count()))
                        .toList();
    }

    /// @param code the cause that is looked at; null for none
    void into(Model model, Campaign campaign, @Nullable Integer code) {
        List<FailureLine> all = of(campaign);
        FailureLine cause = all.stream()
                .filter(line -> code != null && line.code() == code)
                .findFirst()
                .orElse(null);
        model.addAttribute("causes", all);
        model.addAttribute("cause", cause);
        model.addAttribute("spareable", cause != null && Sparing.isTheAnswer(cause.code()));
        model.addAttribute(
                "repeatable",
                cause != null && campaign.status().isOver() && SecondTry.isWorthwhile(cause.code())
                        ? repeatable(all)
                        : 0);
    }

    /// How many people a second try would be for.
    static long repeatable(List<FailureLine> causes) {
        return causes.stream()
                .filter(cause -> SecondTry.isWorthwhile(cause.code()))
                .mapToLong(FailureLine::count)
                .sum();
    }
}
