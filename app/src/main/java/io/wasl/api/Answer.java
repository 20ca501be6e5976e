package io.wasl.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// A problem in the form of RFC 9457.
final class Answer {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RETRY_AFTER_SECONDS = "15";

    private Answer() {}

    static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        return problem;
    }

    /// The code of what is refused before any of our own rules looked at it.
    static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 413 -> "too_large";
            case 415 -> "unsupported_media_type";
            default -> status.is4xxClientError() ? "invalid_input" : "internal_error";
        };
    }

    static ProblemDetail of(ApiProblem problem) {
        var answer = of(problem.status(), problem.code(), problem.detail());
        if (!problem.errors().isEmpty()) {
            answer.setProperty("errors", problem.errors());
        }
        return answer;
    }

    static ResponseEntity<Object> entity(ProblemDetail problem) {
        boolean isForNow = problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value();
        return ResponseEntity.status(problem.getStatus())
                .headers(headers -> {
                    if (isForNow) {
                        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                    }
                })
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /// For what may come back soon.
    static ResponseEntity<Object> later(ApiProblem problem) {
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.RETRY_AFTER, NotNow.RETRY_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(problem));
    }

    /// For filters, where Spring MVC does not write answers.
    static void write(ApiProblem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(JSON.writeValueAsBytes(Map.of(
                        "type", "about:blank",
                        "title", problem.status().getReasonPhrase(),
                        "status", problem.status().value(),
                        "detail", problem.detail(),
                        "code", problem.code())));
    }
}
