package io.wasl.api;

import io.wasl.campaign.CampaignId;
import io.wasl.campaign.CampaignRefused;
import io.wasl.identity.ApiCaller;
import java.util.function.Supplier;

/// What the controllers of campaigns have in common.
final class CampaignDoor {

    private CampaignDoor() {}

    static CampaignId id(String text) {
        try {
            return CampaignId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw ApiProblem.notFound();
        }
    }

    /// Who did it, for the journal.
    static String by(ApiCaller caller) {
        return "API " + caller.keyId().toString().substring(24);
    }

    static <T> T open(Supplier<T> work) {
        try {
            return work.get();
        } catch (CampaignRefused e) {
            String detail = String.valueOf(e.getMessage());
            throw switch (e.refusal()) {
                case NOT_FOUND -> ApiProblem.notFound();
                case BLOCKED -> ApiProblem.unprocessable("blocked", detail);
                case INVALID_NUMBER -> ApiProblem.invalid("to", "is not a telephone number");
                case INCOMPLETE -> ApiProblem.unprocessable("incomplete", detail);
                case UNSUITABLE_NUMBER ->
                    ApiProblem.invalid("accounts", "are not other numbers that can send the campaign");
                case NOT_EDITABLE,
                        STALE_CHECK,
                        ALREADY_CONFIRMED,
                        NOT_RUNNING,
                        NOT_PAUSED,
                        NOT_SCHEDULED,
                        PAST_START,
                        TOO_MANY_TESTS,
                        NOTHING_TO_REPEAT,
                        TOO_MANY_TO_REPEAT,
                        ALREADY_SHARED,
                        NOT_SHARED,
                        PART_CONFIRMED,
                        PAST_END,
                        ALREADY_OVER -> ApiProblem.conflict(e.refusal().word(), detail);
            };
        }
    }
}
