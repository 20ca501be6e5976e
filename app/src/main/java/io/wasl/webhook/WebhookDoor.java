package io.wasl.webhook;

import io.wasl.webhook.DoorMeters.Answer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Where Meta calls. A plain servlet with nothing before it, because it is the busiest door of all: it checks
/// the signature over the bytes, has them kept, and answers. What they say is read later.
@Component
final class WebhookDoor extends HttpServlet {

    private static final Logger logger = LoggerFactory.getLogger(WebhookDoor.class);
    private static final Pattern PATH = Pattern.compile("/?|/([A-Za-z0-9_-]{1,64})/?");
    // Meta's challenges are a few digits.
    private static final Pattern CHALLENGE = Pattern.compile("[ -~&&[^<>]]{1,256}");
    private static final String RETRY_SECONDS = "2";
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;

    private final WebhookLog log;
    private final BodyReader bodies;
    private final Signatures signatures;
    private final VerifyTokens verifyTokens;
    private final FailureLimit failures;
    private final DoorMeters meters;
    private final WebhookRefusals refusals;

    WebhookDoor(
            WebhookLog log,
            BodyReader bodies,
            Signatures signatures,
            VerifyTokens verifyTokens,
            FailureLimit failures,
            DoorMeters meters,
            WebhookRefusals refusals) {
        this.log = log;
        this.bodies = bodies;
        this.signatures = signatures;
        this.verifyTokens = verifyTokens;
        this.failures = failures;
        this.meters = meters;
        this.refusals = refusals;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        var path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!path.matches()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var wait = failures.onArrival(request);
        if (wait.isPositive()) {
            limited(response, wait);
            return;
        }
        switch (request.getMethod()) {
            case "GET" -> verify(request, response, path.group(1));
            case "POST" -> receive(request, response, path.group(1));
            default -> {
                response.setHeader("Allow", "GET, POST");
                answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, Answer.METHOD);
            }
        }
    }

    private void verify(HttpServletRequest request, HttpServletResponse response, @Nullable String key)
            throws IOException {
        var challenge = request.getParameter("hub.challenge");
        boolean known;
        try {
            known = "subscribe".equals(request.getParameter("hub.mode")) && knows(request, key);
        } catch (RuntimeException e) {
            logger.warn("Verify tokens of accounts cannot be looked up; Meta is asked to come back", e);
            later(response);
            return;
        }
        if (!known) {
            refusals.count(Refused.Reason.WRONG_TOKEN, key);
            failed(request, response, HttpServletResponse.SC_FORBIDDEN, Answer.WRONG_TOKEN);
        } else if (challenge == null || !CHALLENGE.matcher(challenge).matches()) {
            answer(response, HttpServletResponse.SC_FORBIDDEN, Answer.WRONG_TOKEN);
        } else {
            meters.count(Answer.VERIFIED);
            response.setContentType("text/plain;charset=US-ASCII");
            response.getOutputStream().write(challenge.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private boolean knows(HttpServletRequest request, @Nullable String key) {
        return verifyTokens.accept(request.getParameter("hub.verify_token"), key);
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, @Nullable String key)
            throws IOException {
        var encoding = request.getHeader("Content-Encoding");
        var signature = Signatures.of(request);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            // Unpacking what nobody has signed for yet is how small bodies become large ones.
            answer(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, Answer.ENCODED);
        } else if (signature == null) {
            refusals.count(Refused.Reason.UNSIGNED, key);
            failed(request, response, HttpServletResponse.SC_UNAUTHORIZED, Answer.FORGED);
        } else {
            switch (bodies.read(request)) {
                case Body.Bytes(var bytes) -> receive(request, response, new Signed(bytes, signature, key));
                case Body.Refusal refusal -> refuse(request, response, refusal);
            }
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, Signed signed) {
        switch (signer(signed)) {
            case INSTALLATION -> keep(response, signed.body(), null);
            case ACCOUNT -> keep(response, signed.body(), signed.key());
            case NOBODY -> {
                refusals.count(Refused.Reason.WRONG_SECRET, signed.key());
                failed(request, response, HttpServletResponse.SC_UNAUTHORIZED, Answer.FORGED);
            }
            case null -> later(response);
        }
    }

    /// Null if it cannot be told now.
    private Signatures.@Nullable Signer signer(Signed signed) {
        try {
            return signatures.signer(signed.body(), signed.signature(), signed.key());
        } catch (RuntimeException e) {
            logger.warn("Whose app signed a webhook cannot be told; Meta is asked to send it again", e);
            return null;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Signed(
            byte[] body, String signature, @Nullable String key) {}

    private void keep(HttpServletResponse response, byte[] body, @Nullable String signedFor) {
        if (log.append(body, signedFor)) {
            answer(response, HttpServletResponse.SC_OK, Answer.KEPT);
        } else {
            later(response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Body.Refusal refusal)
            throws IOException {
        response.setHeader("Connection", "close");
        switch (refusal) {
            case TOO_LARGE -> {
                answer(response, CONTENT_TOO_LARGE, Answer.TOO_LARGE);
                response.flushBuffer();
                bodies.discard(request);
            }
            case TOO_SLOW -> answer(response, HttpServletResponse.SC_REQUEST_TIMEOUT, Answer.TOO_SLOW);
            case NO_ROOM -> later(response);
            case BROKEN_OFF -> answer(response, HttpServletResponse.SC_BAD_REQUEST, Answer.BROKEN_OFF);
        }
    }

    private void later(HttpServletResponse response) {
        response.setHeader("Retry-After", RETRY_SECONDS);
        answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, Answer.NOT_KEPT);
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, int status, Answer answer) {
        var wait = failures.onFailure(request);
        if (wait.isPositive()) {
            limited(response, wait);
        } else {
            answer(response, status, answer);
        }
    }

    private void limited(HttpServletResponse response, Duration wait) {
        response.setHeader("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
        answer(response, TOO_MANY_REQUESTS, Answer.LIMITED);
    }

    private void answer(HttpServletResponse response, int status, Answer answer) {
        meters.count(answer);
        response.setStatus(status);
        response.setContentLength(0);
    }
}
