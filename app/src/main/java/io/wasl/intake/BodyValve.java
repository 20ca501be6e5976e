package io.wasl.intake;

import io.wasl.kernel.LastResort;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Paces the bodies of pages and API, and lets whoever is refused finish within reason, so that it hears the answer.
final class BodyValve extends ValveBase {

    private static final int HEARD_OUT_BYTES = 1024 * 1024;
    private static final Duration HEARD_OUT = Duration.ofSeconds(2);

    private final IntakeLimits limits;
    private final BodyRoom room;
    private final DiskSpace space;

    BodyValve(IntakeLimits limits, BodyRoom room, DiskSpace space) {
        super(true);
        this.limits = limits;
        this.room = room;
        this.space = space;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        try {
            // The webhook door, in contexts of its own, reads within its own limits.
            if (request.getContext() != null && request.getContext().getPath().isEmpty()) {
                pace(request, response);
            } else {
                getNext().invoke(request, response);
            }
            LastResort.heed((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        } catch (Error e) {
            LastResort.heed(e);
            throw e;
        }
    }

    private void pace(Request request, Response response) throws IOException, ServletException {
        var body = request.getCoyoteRequest().getInputBuffer();
        boolean upload = isUpload(request);
        var paced = new PacedBody(body, limits, upload ? room.disk() : room.memory(), upload && space.isLow());
        request.getCoyoteRequest().setInputBuffer(paced);
        try {
            getNext().invoke(request, response);
        } finally {
            request.getCoyoteRequest().setInputBuffer(body);
            paced.leave();
        }
        if (!request.isAsync() && request.getCoyoteRequest().getContentLengthLong() != 0) {
            hearOut(paced, request, response);
        }
    }

    private static boolean isUpload(Request request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    /// A body that is too large by the rules is heard out as long as one that is not; of any other, not much more than
    /// is on its way already.
    private static void hearOut(PacedBody body, Request request, Response response) throws IOException {
        response.finishResponse();
        boolean heard = response.getStatus() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                ? body.waste(Long.MAX_VALUE, Duration.ofDays(1))
                : body.waste(HEARD_OUT_BYTES, HEARD_OUT);
        if (!heard) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }
}
