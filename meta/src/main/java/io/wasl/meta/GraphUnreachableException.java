package io.wasl.meta;

/// Meta could not be asked, or answered nothing that can be read. Whether a change was made is then unknown.
public final class GraphUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GraphUnreachableException(String reason) {
        super(reason);
    }
}
