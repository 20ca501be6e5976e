package io.wasl.campaign.web;

import io.wasl.campaign.CampaignStatus;
import io.wasl.campaign.Severity;
import io.wasl.connection.Quality;
import io.wasl.message.MessageStatus;

/// The colour and the picture that go with a word; never instead of it.
record Look(String tone, String icon) {

    static Look of(CampaignStatus status) {
        return switch (status) {
            case DRAFT -> new Look("secondary", "pencil");
            case CHECKED -> new Look("blue", "shield-check");
            case SCHEDULED -> new Look("blue", "calendar");
            case CONFIRMED -> new Look("primary", "hourglass");
            case RUNNING -> new Look("blue", "send");
            case PAUSED -> new Look("yellow", "player-pause");
            case COMPLETED -> new Look("green", "check");
            case CANCELLED -> new Look("secondary", "ban");
        };
    }

    static Look of(Severity severity) {
        return switch (severity) {
            case BLOCKER -> new Look("red", "ban");
            case WARNING -> new Look("yellow", "alert-triangle");
            case INFO -> new Look("blue", "info-circle");
        };
    }

    static Look of(Quality quality) {
        return switch (quality) {
            case GREEN -> new Look("green", "circle-check");
            case YELLOW -> new Look("yellow", "alert-triangle");
            case RED -> new Look("red", "alert-circle");
            case UNKNOWN -> new Look("secondary", "question-mark");
        };
    }

    static Look of(MessageStatus status) {
        return switch (status) {
            case QUEUED, SENDING -> new Look("secondary", "clock");
            case ACCEPTED, SENT -> new Look("blue", "check");
            case DELIVERED -> new Look("green", "checks");
            case READ, RECEIVED -> new Look("primary", "eye");
            case FAILED -> new Look("red", "circle-x");
            case SKIPPED -> new Look("blue", "user");
            case UNCONFIRMED -> new Look("yellow", "question-mark");
            case CANCELLED -> new Look("secondary", "ban");
        };
    }
}
