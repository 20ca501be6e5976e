package io.wasl.identity;

import org.springframework.security.access.AccessDeniedException;

/// Somebody asked for what their role or their key does not allow.
public final class NotPermitted extends AccessDeniedException {

    public NotPermitted(String message) {
        super(message);
    }
}
