package io.wasl.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.campaign.Campaign;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.RecipientOutcome;
import io.wasl.campaign.RecipientOutcomes;
import io.wasl.campaign.ResultsCsv;
import io.wasl.identity.ApiCaller;
import io.wasl.identity.GivesNumbers;
import io.wasl.intake.NeedsDisk;
import io.wasl.message.FactTimes;
import io.wasl.message.MessageStatus;
import io.wasl.meta.ErrorTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/campaigns/{id}")
@Tag(name = "campaigns")
class CampaignRecipientsController {

    private final Campaigns campaigns;
    private final RecipientOutcomes outcomes;
    private final ResultsCsv csv;

    CampaignRecipientsController(Campaigns campaigns, RecipientOutcomes outcomes, ResultsCsv csv) {
        this.campaigns = campaigns;
        this.outcomes = outcomes;
        this.csv = csv;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecipientAnswer(
            String phone,
            @Nullable String name,
            String status,
            @Nullable String message,
            @Nullable Instant acceptedAt,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt,
            @Nullable Instant failedAt,
            @Nullable ErrorAnswer error,
            @Nullable PriceAnswer price) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErrorAnswer(
            @Nullable Integer code,
            String meaning,
            @Nullable String detail) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PriceAnswer(@Nullable String category, @Nullable String type) {}

    @Operation(summary = "What became of each person's message")
    @GetMapping("/recipients")
    @GivesNumbers
    Page<RecipientAnswer> list(
            ApiCaller caller,
            @PathVariable String id,
            PageRequest page,
            @RequestParam(required = false) @Nullable String status) {
        RecipientOutcomes.Page found = page(campaign(caller, id), statuses(status), page);
        String next = found.next();
        return new Page<>(
                found.outcomes().stream()
                        .map(CampaignRecipientsController::answer)
                        .toList(),
                next == null ? null : PageRequest.close(next));
    }

    @Operation(summary = "The same as a table for spreadsheets")
    @GetMapping(path = "/results.csv", produces = "text/csv")
    @GivesNumbers
    @NeedsDisk
    void csv(ApiCaller caller, @PathVariable String id, HttpServletResponse response) throws IOException {
        Campaign campaign = campaign(caller, id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"results.csv\"");
        csv.write(campaign, response.getOutputStream());
    }

    private Campaign campaign(ApiCaller caller, String id) {
        return campaigns.find(caller.tenant(), CampaignDoor.id(id)).orElseThrow(ApiProblem::notFound);
    }

    private RecipientOutcomes.Page page(Campaign campaign, Set<MessageStatus> statuses, PageRequest page) {
        try {
            return outcomes.page(campaign, statuses, page.after(), page.limit());
        } catch (IllegalArgumentException notOurs) {
            throw ApiProblem.invalid("cursor", "is not one that was given in next_cursor");
        }
    }

    private static Set<MessageStatus> statuses(@Nullable String status) {
        if (status == null) {
            return Set.of();
        }
        return Set.of(Arrays.stream(MessageStatus.values())
                .filter(known -> known != MessageStatus.RECEIVED)
                .filter(known -> CampaignAnswer.word(known).equals(status))
                .findFirst()
                .orElseThrow(() -> ApiProblem.invalid("status", "is not a status of a message")));
    }

    private static RecipientAnswer answer(RecipientOutcome outcome) {
        FactTimes times = outcome.times();
        return new RecipientAnswer(
                outcome.phone(),
                outcome.name(),
                CampaignAnswer.word(outcome.status()),
                outcome.message() == null ? null : outcome.message().toString(),
                times.acceptedAt(),
                times.sentAt(),
                times.deliveredAt(),
                times.readAt(),
                times.failedAt(),
                error(outcome),
                outcome.pricingCategory() == null
                        ? null
                        : new PriceAnswer(outcome.pricingCategory(), outcome.pricingType()));
    }

    private static @Nullable ErrorAnswer error(RecipientOutcome outcome) {
        Integer code = outcome.errorCode();
        if (code != null) {
            return new ErrorAnswer(code, ErrorTable.ruleFor(code).meaning(), outcome.detail());
        }
        return outcome.detail() == null ? null : new ErrorAnswer(null, outcome.detail(), null);
    }
}
