package io.wasl.doctor;

import io.wasl.doctor.Check.Name;
import io.wasl.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;

/// Holds this machine's clock against Meta's: with a wrong one, tokens and certificates end at the wrong time.
@Component
class ClockCheck {

    private static final Duration TOLERABLE = Duration.ofSeconds(30);
    private static final Duration WRONG = Duration.ofMinutes(5);

    private final URI graph;
    private final Caller caller;
    private final Clock clock;

    ClockCheck(Settings settings, Caller caller, Clock clock) {
        this.graph =
                URI.create(settings.meta().graphUrl() + "/" + settings.meta().graphVersion() + "/me");
        this.caller = caller;
        this.clock = clock;
    }

    List<Check> look() {
        try {
            HttpResponse<String> answer =
                    caller.call(HttpRequest.newBuilder(graph).GET()).response();
            return date(answer).map(theirs -> judge(Duration.between(clock.instant(), theirs))).stream()
                    .toList();
        } catch (IOException e) {
            return List.of(Check.fail(Name.META, why(e), graph.getHost()), Check.warn(Name.CLOCK, "unmeasured"));
        }
    }

    /// @param ahead how far Meta's clock is before ours
    static Check judge(Duration ahead) {
        Duration apart = ahead.abs();
        if (apart.compareTo(TOLERABLE) <= 0) {
            return Check.pass(Name.CLOCK, "right");
        }
        return apart.compareTo(WRONG) <= 0
                ? Check.warn(Name.CLOCK, "off", apart.toSeconds())
                : Check.fail(Name.CLOCK, "wrong", apart.toMinutes());
    }

    private static String why(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HttpTimeoutException silence -> {
                    return "silent";
                }
                case SSLException notTrusted -> {
                    return "insecure";
                }
                case UnresolvedAddressException unknown -> {
                    return "unknown_name";
                }
                default -> {}
            }
        }
        return "refused";
    }

    private static Optional<Instant> date(HttpResponse<String> answer) {
        try {
            return answer.headers()
                    .firstValue("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
