package io.wasl.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resumable uploads, by which examples for the headers of templates become handles. Only their length is
/// kept.
final class UploadRoutes {

    private static final String PREFIX = "upload:";
    private static final int MOST_SESSIONS = 1_000;

    private final Portfolio portfolio;
    private final Ids ids;
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    UploadRoutes(Portfolio portfolio, Ids ids) {
        this.portfolio = portfolio;
        this.ids = ids;
    }

    void addTo(Graph graph) {
        graph.edge("POST", "uploads", this::open)
                .node("POST", this::session, this::receive)
                .node("GET", this::session, this::describe);
    }

    private @Nullable Session session(String id) {
        return sessions.get(id);
    }

    private void open(Call call) {
        portfolio.tokens.presented(call);
        call.required("file_type");
        String id = PREFIX + ids.trace();
        sessions.put(id, new Session(id, ControlRoutes.number(call, "file_length", 0), 0));
        if (sessions.size() > MOST_SESSIONS) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        call.answer(Json.object().put("id", id));
    }

    private void receive(Call call, Session session) {
        portfolio.tokens.presented(call);
        String offset = call.request.getHeader("file_offset");
        if (offset != null && !offset.equals(Long.toString(session.received))) {
            throw GraphError.parameter("The file_offset is not where the upload stands.")
                    .refused();
        }
        Session grown = new Session(session.id, session.length, session.received + call.bytes.length);
        sessions.put(session.id, grown);
        if (grown.received < grown.length) {
            describe(call, grown);
        } else {
            call.answer(Json.object().put("h", "4::" + ids.trace() + ":" + ids.trace()));
        }
    }

    private void describe(Call call, Session session) {
        portfolio.tokens.presented(call);
        call.answer(Json.object().put("id", session.id).put("file_offset", session.received));
    }

    private record Session(String id, long length, long received) {}
}
