package io.wasl.identity;

import jakarta.servlet.http.HttpServletRequest;

/// Whether somebody is still signed in. Who holds a request open, such as a live stream, asks again every few seconds:
/// what was true when the request came may have ended on this instance or on another.
public interface Presence {

    /// @param request of the person, as it began
    boolean lasts(HttpServletRequest request, CurrentUser user);
}
