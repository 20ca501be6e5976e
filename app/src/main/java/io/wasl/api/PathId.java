package io.wasl.api;

import java.util.function.Function;

/// An id in a path or a body.
final class PathId {

    private PathId() {}

    /// What is no id names nothing, so it is answered like an absent object.
    static <T> T of(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException noId) {
            throw ApiProblem.notFound();
        }
    }
}
