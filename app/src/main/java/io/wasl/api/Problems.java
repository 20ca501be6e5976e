package io.wasl.api;

import io.wasl.connection.AccountRefused;
import io.wasl.connection.NoSuchAccount;
import io.wasl.database.Unstorable;
import io.wasl.identity.NotPermitted;
import io.wasl.template.TemplateRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Turns every failure below `/api/` into `application/problem+json` with a stable code. Failures of pages are left to
/// the error pages.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> handle(Exception failure, HttpServletRequest request) throws Exception {
        if (!request.getRequestURI().startsWith("/api/v1")) {
            throw failure;
        }
        var notNow = NotNow.behind(failure);
        if (notNow.isPresent()) {
            log.warn("{} {} is answered with {}", request.getMethod(), request.getRequestURI(), notNow.get());
            return Answer.later(notNow.get().problem());
        }
        return Answer.entity(problem(failure, request));
    }

    private static ProblemDetail problem(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case ApiProblem known -> Answer.of(known);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable.getCause());
            case DatabindException wrong -> unreadable(wrong);
            case MethodArgumentNotValidException invalid -> invalid(invalid);
            case HandlerMethodValidationException invalid -> invalid(invalid);
            case MethodArgumentTypeMismatchException mismatch ->
                Answer.of(ApiProblem.invalid(mismatch.getName(), "is not of the expected form"));
            case MaxUploadSizeExceededException tooLarge ->
                Answer.of(HttpStatus.CONTENT_TOO_LARGE, "too_large", "The body is too large");
            case MultipartException unreadable ->
                Answer.of(ApiProblem.badRequest("malformed_multipart", "The body is not valid multipart/form-data"));
            case AccountRefused refused -> Answer.of(MetaRefusal.of(refused));
            case TemplateRefused refused ->
                Answer.of(ApiProblem.unprocessable("template_refused", String.valueOf(refused.getMessage())));
            case NoSuchAccount none -> Answer.of(ApiProblem.notFound());
            case NotPermitted lacking ->
                Answer.of(HttpStatus.FORBIDDEN, "insufficient_scope", String.valueOf(lacking.getMessage()));
            case ErrorResponse spoken -> spoken(spoken);
            default ->
                Unstorable.isCauseOf(failure)
                        ? Answer.of(ApiProblem.badRequest("invalid_input", "A value is too large, or no text"))
                        : unexpected(failure, request);
        };
    }

    /// What Spring itself refuses: method, media type, missing parameter, no such route.
    private static ProblemDetail spoken(ErrorResponse failure) {
        var status = failure.getStatusCode();
        var code = Answer.code(status);
        var detail = Optional.ofNullable(failure.getBody().getDetail()).orElse("The request cannot be answered");
        return Answer.of(
                status, code, status.value() == 404 ? ApiProblem.notFound().detail() : detail);
    }

    private static ProblemDetail unreadable(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                Answer.of(ApiProblem.invalid(path(unknown), "is not a field that is known here"));
            case DatabindException wrong
            when !wrong.getPath().isEmpty() ->
                Answer.of(ApiProblem.invalid(path(wrong), "is not of the expected form"));
            case null -> Answer.of(ApiProblem.badRequest("missing_body", "A JSON body is expected"));
            case BodyTooLarge tooLarge -> Answer.of(tooLarge.problem());
            case JacksonException broken
            when broken.getCause() instanceof BodyTooLarge tooLarge -> Answer.of(tooLarge.problem());
            default -> Answer.of(ApiProblem.badRequest("malformed_json", "The body is not valid JSON"));
        };
    }

    private static ProblemDetail invalid(MethodArgumentNotValidException failure) {
        return Answer.of(ApiProblem.invalid(failure.getFieldErrors().stream()
                .map(error -> new ApiProblem.FieldProblem(snake(error.getField()), text(error.getDefaultMessage())))
                .toList()));
    }

    private static ProblemDetail invalid(HandlerMethodValidationException failure) {
        return Answer.of(ApiProblem.invalid(failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new ApiProblem.FieldProblem(
                                snake(text(result.getMethodParameter().getParameterName())),
                                text(error.getDefaultMessage()))))
                .toList()));
    }

    /// The caller learns nothing of our insides; the log holds all of it.
    private static ProblemDetail unexpected(Exception failure, HttpServletRequest request) {
        log.error("{} {} failed and is answered with 500", request.getMethod(), request.getRequestURI(), failure);
        return Answer.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "Something went wrong here; try again");
    }

    private static String path(DatabindException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(@Nullable String message) {
        return message == null ? "is not of the expected form" : message;
    }
}
