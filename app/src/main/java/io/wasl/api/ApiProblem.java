package io.wasl.api;

import java.util.List;
import org.springframework.http.HttpStatus;

/// Why a request is not answered as asked; becomes `application/problem+json`.
///
/// The code is part of the contract and never changes; the detail is for people.
final class ApiProblem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final List<FieldProblem> errors;

    /// One field of the input that cannot be taken.
    record FieldProblem(String field, String message) {}

    private ApiProblem(HttpStatus status, String code, String detail, List<FieldProblem> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /// What is absent and what belongs to another client are one and the same answer.
    static ApiProblem notFound() {
        return new ApiProblem(HttpStatus.NOT_FOUND, "not_found", "There is no such object", List.of());
    }

    static ApiProblem badRequest(String code, String detail) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, code, detail, List.of());
    }

    static ApiProblem invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    static ApiProblem invalid(List<FieldProblem> errors) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "invalid_input", "Some input cannot be taken", errors);
    }

    static ApiProblem conflict(String code, String detail) {
        return new ApiProblem(HttpStatus.CONFLICT, code, detail, List.of());
    }

    static ApiProblem unprocessable(String code, String detail) {
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, code, detail, List.of());
    }

    static ApiProblem of(HttpStatus status, String code, String detail) {
        return new ApiProblem(status, code, detail, List.of());
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    List<FieldProblem> errors() {
        return errors;
    }
}
