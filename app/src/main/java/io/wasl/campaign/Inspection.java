package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.connection.Account;
import io.wasl.connection.MessagingLimit;
import io.wasl.connection.Quality;
import io.wasl.dispatch.Reach;
import io.wasl.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says what is to be said about a campaign whose audience was walked. A pure function of what it is given.
record Inspection(Draft draft, Circumstances now, Survey survey, Instant at) {

    Report report() {
        long ready = survey.count(Verdict.READY);
        int speed = speed();
        Long limit = limit();
        Reach reach = now.reach();
        long today = reach == null ? limit == null ? ready : limit : reach.room();
        long tooMany = Math.max(0, ready - today);
        long days = reach == null ? 0 : reach.moreDays(ready);
        long seconds = Math.ceilDiv(ready, speed) + Duration.ofDays(days).toSeconds();
        List<Finding> findings = new ArrayList<>();
        senderFindings(findings);
        templateFindings(findings);
        audienceFindings(findings);
        timingFindings(findings, Duration.ofSeconds(seconds));
        concern(findings, Concern.OVER_MESSAGING_LIMIT, tooMany);
        findings.sort(Comparator.comparing(finding -> finding.concern().severity()));
        return new Report(
                List.copyOf(findings), survey.verdicts(), survey.recent(), cost(), seconds, speed, limit, tooMany == 0);
    }

    private void senderFindings(List<Finding> findings) {
        Account account = now.account();
        if (account == null) {
            findings.add(Finding.of(Concern.ACCOUNT_MISSING));
            return;
        }
        switch (account.status()) {
            case BROKEN -> findings.add(Finding.of(Concern.ACCOUNT_BROKEN, account.name()));
            case PAUSED -> findings.add(Finding.of(Concern.ACCOUNT_PAUSED, account.name()));
            case CONNECTED -> {}
        }
        if (account.quality() == Quality.RED) {
            findings.add(Finding.of(Concern.QUALITY_LOW, account.name()));
        }
        if (MessagingLimit.people(account.messagingLimit()) == MessagingLimit.UNKNOWN) {
            findings.add(Finding.of(Concern.LIMIT_UNKNOWN));
        }
    }

    private void templateFindings(List<Finding> findings) {
        Template template = now.template();
        if (template == null) {
            findings.add(
                    now.languages().isEmpty()
                            ? Finding.of(Concern.TEMPLATE_MISSING)
                            : Finding.of(Concern.TEMPLATE_LANGUAGE_MISSING, String.join(", ", now.languages())));
            return;
        }
        Concern standing = standing(template);
        if (standing != null) {
            findings.add(Finding.of(standing, template.name()));
        }
        List<String> unfillable = template.definition().unfillable();
        if (!unfillable.isEmpty()) {
            findings.add(Finding.of(Concern.TEMPLATE_UNSUPPORTED, String.join(", ", unfillable)));
        }
        if (template.quality() == Quality.RED) {
            findings.add(Finding.of(Concern.TEMPLATE_QUALITY_LOW, template.name()));
        }
        boolean ownValues = draft.audience() instanceof Audience.Recipients;
        new Filling(now.blanks(), draft.variables(), ownValues)
                .unmapped()
                .forEach(name -> findings.add(Finding.of(Concern.VARIABLE_UNMAPPED, name)));
        if (draft.terms().resendOnce() && template.category().equals("MARKETING")) {
            findings.add(Finding.of(Concern.NO_RESEND_OF_MARKETING));
        }
        if (now.blanks().isEmpty()) {
            findings.add(Finding.of(Concern.SAME_TEXT_FOR_ALL));
        }
    }

    private static @Nullable Concern standing(Template template) {
        return switch (template.status()) {
            case APPROVED -> null;
            case REJECTED -> Concern.TEMPLATE_REJECTED;
            case PAUSED -> Concern.TEMPLATE_PAUSED;
            case DISABLED -> Concern.TEMPLATE_DISABLED;
            case DELETED, PENDING_DELETION -> Concern.TEMPLATE_MISSING;
            case PENDING, IN_APPEAL, LIMIT_EXCEEDED, ARCHIVED, UNKNOWN -> Concern.TEMPLATE_NOT_APPROVED;
        };
    }

    private void audienceFindings(List<Finding> findings) {
        if (draft.audience() == null) {
            findings.add(Finding.of(Concern.AUDIENCE_MISSING));
        } else if (survey.count(Verdict.READY) == 0) {
            findings.add(Finding.of(Concern.NO_READY_RECIPIENT));
        }
        concern(findings, Concern.DUPLICATES, survey.count(Verdict.DUPLICATE));
        concern(findings, Concern.INVALID_NUMBERS, survey.count(Verdict.INVALID));
        concern(findings, Concern.OPTED_OUT, survey.count(Verdict.OPTED_OUT));
        concern(findings, Concern.MISSING_VALUES, survey.count(Verdict.MISSING_VARIABLES));
        boolean isMarketing =
                now.template() != null && now.template().category().equals("MARKETING");
        concern(findings, Concern.CONSENT_UNKNOWN, isMarketing ? survey.undecided() : 0);
        concern(findings, Concern.WHOLE_ADDRESS, survey.wholeAddresses());
        concern(findings, Concern.LEFT_OUT_RECENT, survey.count(Verdict.RECENTLY_CONTACTED));
        concern(findings, Concern.RECENTLY_CONTACTED, draft.terms().restDays() > 0 ? 0 : survey.recent());
    }

    private static void concern(List<Finding> findings, Concern concern, long count) {
        if (count > 0) {
            findings.add(Finding.of(concern, count));
        }
    }

    private void timingFindings(List<Finding> findings, Duration duration) {
        Schedule schedule = draft.schedule();
        if (schedule != null && schedule.at().isBefore(at)) {
            findings.add(Finding.of(Concern.SCHEDULE_PAST));
        }
        if (schedule != null && WallTime.of(schedule.at(), schedule.zone()).comesTwice()) {
            findings.add(Finding.of(
                    Concern.HOUR_TWICE,
                    "UTC" + schedule.zone().getRules().getOffset(schedule.at()).getId()));
        }
        Instant start = schedule == null || schedule.at().isBefore(at) ? at : schedule.at();
        Instant end = draft.terms().endsAt();
        Instant last = start.plus(duration);
        boolean cutOff = end != null && end.isAfter(start) && end.isBefore(last);
        Instant over = end != null && cutOff ? end : last;
        concern(findings, Concern.QUIET_HOURS, QuietHours.disturbed(survey.ready(), start, over));
        if (end != null && !end.isAfter(start)) {
            findings.add(Finding.of(Concern.END_BEFORE_START));
        } else if (cutOff) {
            findings.add(Finding.of(Concern.ENDS_TOO_EARLY));
        }
    }

    private int speed() {
        Account account = now.account();
        int number = account == null ? 80 : Math.max(1, account.messagesPerSecond());
        Integer own = draft.terms().messagesPerSecond();
        return own == null ? number : Math.min(own, number);
    }

    private @Nullable Long limit() {
        Account account = now.account();
        return account == null ? null : MessagingLimit.ceiling(account.messagingLimit());
    }

    private Report.Cost cost() {
        Template template = now.template();
        String category = template == null ? "UNKNOWN" : template.category();
        List<Report.Line> lines = survey.ready().entrySet().stream()
                .map(country -> new Report.Line(country.getKey(), lower(category), country.getValue(), null))
                .sorted(Comparator.comparingLong(Report.Line::messages)
                        .reversed()
                        .thenComparing(Report.Line::country))
                .toList();
        return new Report.Cost(null, null, lines);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
