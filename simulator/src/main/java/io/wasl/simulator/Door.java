package io.wasl.simulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes requests off the wire: reads the body up to a limit, cuts the path, and lets the world answer.
final class Door {

    private static final int MOST_BODY_BYTES = 4 << 20;
    private static final int MOST_SEGMENTS = 8;
    private static final Set<HttpMethod> BODILESS = Set.of(HttpMethod.GET, HttpMethod.DELETE);
    private static final byte[] NOTHING = {};
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]");

    private World world;

    Door(World world) {
        this.world = world;
    }

    /// From now on another world answers.
    void open(World next) {
        world = next;
    }

    void handle(HttpServerRequest request) {
        request.exceptionHandler(gone -> {});
        if (BODILESS.contains(request.method())) {
            dispatch(request, NOTHING, null);
        } else if (Upload.isIn(request)) {
            Upload.read(request, upload -> {
                if (upload == null) {
                    refuseSize(request);
                } else {
                    dispatch(request, NOTHING, upload);
                }
            });
        } else {
            readThenDispatch(request);
        }
    }

    private void readThenDispatch(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= MOST_BODY_BYTES) {
                body.appendBuffer(chunk);
            } else {
                refuseSize(request);
            }
        });
        request.endHandler(end -> {
            if (!request.response().ended()) {
                dispatch(request, body.getBytes(), null);
            }
        });
    }

    private static void refuseSize(HttpServerRequest request) {
        if (!request.response().ended()) {
            request.response()
                    .setStatusCode(413)
                    .putHeader("Connection", "close")
                    .end()
                    .onComplete(answered -> request.connection().close());
        }
    }

    private void dispatch(HttpServerRequest request, byte[] body, @Nullable Upload upload) {
        world.handle(new Call(request, path(request), body, upload, world.ids()));
    }

    private static List<String> path(HttpServerRequest request) {
        String path = request.path();
        List<String> segments = new ArrayList<>(3);
        int from = 1;
        while (path != null && from < path.length() && segments.size() <= MOST_SEGMENTS) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            String segment = path.substring(from, to);
            if (to > from
                    && !(segments.isEmpty()
                            && from == 1
                            && VERSION.matcher(segment).matches())) {
                segments.add(segment);
            }
            from = to + 1;
        }
        return segments;
    }
}
