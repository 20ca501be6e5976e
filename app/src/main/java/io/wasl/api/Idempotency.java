package io.wasl.api;

import io.wasl.identity.ApiCaller;
import io.wasl.kernel.TenantId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Lets a program repeat a POST without repeating what it does. Only success is kept: after a refusal the same key may
/// come back with a body put right. A request that died at work keeps its key, for nobody knows how far it came.
final class Idempotency extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotentAnswers answers;

    Idempotency(IdempotentAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(KEY);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (key == null
                || !"POST".equals(request.getMethod())
                || authentication == null
                || !(authentication.getPrincipal() instanceof ApiCaller caller)) {
            chain.doFilter(request, response);
        } else if (!FORM.matcher(key).matches()) {
            Answer.write(
                    ApiProblem.badRequest("invalid_idempotency_key", KEY + " is not 1 to 255 visible ASCII characters"),
                    response);
        } else {
            once(caller.tenant(), key, request, response, chain);
        }
    }

    private void once(
            TenantId tenant, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RepeatableRequest repeatable;
        try {
            repeatable = RepeatableRequest.of(request);
        } catch (BodyTooLarge e) {
            Answer.write(e.problem(), response);
            return;
        } catch (IOException | ServletException unreadable) {
            Answer.write(ApiProblem.badRequest("malformed_body", "The body cannot be read"), response);
            return;
        }
        var claim = answers.claim(tenant, key, repeatable.hash());
        if (claim.mine()) {
            perform(tenant, key, repeatable, response, chain);
        } else if (!claim.sameRequest()) {
            Answer.write(
                    ApiProblem.unprocessable("idempotency_key_reused", "This " + KEY + " was used for another request"),
                    response);
        } else if (claim.answer().isPresent()) {
            replay(claim.answer().get(), response);
        } else {
            Answer.write(
                    ApiProblem.of(
                            HttpStatus.CONFLICT,
                            "idempotency_in_progress",
                            "A request with this " + KEY
                                    + " is at work, or was cut off; look whether its object exists"),
                    response);
        }
    }

    private void perform(
            TenantId tenant, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        boolean done = false;
        try {
            chain.doFilter(request, kept);
            done = kept.getStatus() >= 200 && kept.getStatus() < 300;
        } finally {
            if (!done) {
                answers.release(tenant, key);
            }
        }
        if (done) {
            answers.store(
                    tenant,
                    key,
                    new IdempotentAnswers.Stored(
                            kept.getStatus(),
                            kept.getContentType(),
                            kept.getHeader(HttpHeaders.LOCATION),
                            new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8)));
        }
        kept.copyBodyToResponse();
    }

    private static void replay(IdempotentAnswers.Stored answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
