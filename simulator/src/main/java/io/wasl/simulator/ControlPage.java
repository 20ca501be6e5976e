package io.wasl.simulator;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/// The one page for people, at `/`.
final class ControlPage {

    private final Buffer html;

    private ControlPage(Buffer html) {
        this.html = html;
    }

    static ControlPage load() {
        try {
            return new ControlPage(Buffer.buffer(Fixture.ownBytes("control-page.html")));
        } catch (IOException e) {
            throw new StartFailure(String.valueOf(e.getMessage()));
        }
    }

    void addTo(Graph graph) {
        graph.root(
                "GET",
                "",
                call -> call.request
                        .response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .putHeader("Cache-Control", "no-store")
                        .end(html));
    }
}
