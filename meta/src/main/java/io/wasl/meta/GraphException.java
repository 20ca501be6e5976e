package io.wasl.meta;

/// Meta refused a management call.
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    public GraphException(GraphError error) {
        super("Meta refused with code %d (HTTP %d): %s%s"
                .formatted(
                        error.code(),
                        error.httpStatus(),
                        error.message(),
                        error.details() == null ? "" : ": " + error.details()));
        this.error = error;
    }

    public GraphError error() {
        return error;
    }
}
