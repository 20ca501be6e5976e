package io.wasl.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.campaign.Check;
import io.wasl.campaign.Finding;
import io.wasl.campaign.Preflight;
import io.wasl.campaign.Report;
import io.wasl.campaign.Verdict;
import io.wasl.identity.ApiCaller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "campaigns")
class CampaignCheckController {

    private final Preflight preflight;
    private final MessageSource texts;

    CampaignCheckController(Preflight preflight, MessageSource texts) {
        this.preflight = preflight;
        this.texts = texts;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckAnswer(
            String digest,
            String verdict,
            List<FindingAnswer> findings,
            Map<String, Long> recipients,
            CostAnswer cost,
            long durationSeconds,
            int messagesPerSecond,
            @Nullable Long messagingLimit,
            boolean fitsMessagingLimit) {}

    record FindingAnswer(String code, String severity, String message, long count) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CostAnswer(@Nullable String currency, @Nullable String amount, List<Report.Line> lines) {}

    @Operation(
            summary = "Check a campaign",
            description = "Walks the whole audience and freezes it. The digest stands for everything that will be "
                    + "sent; confirming repeats it. Without a rate card the cost has counts, but no amounts.")
    @PostMapping("/api/v1/campaigns/{id}/check")
    CheckAnswer check(ApiCaller caller, @PathVariable String id) {
        Check check =
                CampaignDoor.open(() -> preflight.check(caller.tenant(), CampaignDoor.id(id), CampaignDoor.by(caller)));
        Report report = check.report();
        return new CheckAnswer(
                check.digest(),
                report.blocked() ? "blocked" : "ready",
                report.findings().stream().map(this::finding).toList(),
                recipients(report),
                new CostAnswer(
                        report.cost().currency(),
                        report.cost().amount(),
                        report.cost().lines()),
                report.durationSeconds(),
                report.messagesPerSecond(),
                report.messagingLimit(),
                report.fitsMessagingLimit());
    }

    private FindingAnswer finding(Finding finding) {
        String code = finding.concern().word();
        String message = texts.getMessage(
                "campaign.finding." + code, new Object[] {finding.count(), finding.detail()}, code, Locale.ENGLISH);
        return new FindingAnswer(code, finding.concern().severity().word(), String.valueOf(message), finding.count());
    }

    private static Map<String, Long> recipients(Report report) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("total", report.total());
        counts.put("ready", report.ready());
        counts.put("duplicates", report.count(Verdict.DUPLICATE));
        counts.put("invalid", report.count(Verdict.INVALID));
        counts.put("opted_out", report.count(Verdict.OPTED_OUT));
        counts.put("missing_variables", report.count(Verdict.MISSING_VARIABLES));
        counts.put("recently_contacted", report.count(Verdict.RECENTLY_CONTACTED));
        return counts;
    }
}
