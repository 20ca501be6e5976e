package io.wasl.simulator;

/// How a send is answered, when its message is in order.
enum Fate {
    ANSWER,
    CLOSE,
    HANG,
    HALF,
    UNAVAILABLE,
    BAD_GATEWAY;

    static Fate draw(Odds odds, PhoneNumber number) {
        if (odds.hits(Knob.LOST_CLOSE_RATE)) {
            return CLOSE;
        }
        if (odds.hits(Knob.LOST_HANG_RATE) || odds.hits(odds.knobs().hangRate(number.id))) {
            return HANG;
        }
        if (odds.hits(Knob.LOST_HALF_RATE)) {
            return HALF;
        }
        if (odds.hits(Knob.SERVER_ERROR_RATE)) {
            return UNAVAILABLE;
        }
        return odds.hits(Knob.BAD_GATEWAY_RATE) ? BAD_GATEWAY : ANSWER;
    }

    /// Whether the message is taken in spite of what the sender gets to see.
    boolean accepts(Odds odds) {
        return switch (this) {
            case ANSWER -> true;
            case CLOSE, HANG, HALF -> odds.hits(Knob.LOST_ACCEPTED_SHARE);
            case UNAVAILABLE, BAD_GATEWAY -> odds.hits(Knob.SERVER_ERROR_ACCEPTED_SHARE);
        };
    }

    boolean isLost() {
        return this == CLOSE || this == HANG || this == HALF;
    }

    void befall(Call call, String answer) {
        switch (this) {
            case ANSWER -> call.answer(200, answer);
            case CLOSE -> call.request.connection().close();
            case HANG -> {}
            case HALF -> {
                var response = call.request.response();
                response.putHeader("Content-Type", "application/json; charset=UTF-8")
                        .putHeader("Content-Length", Integer.toString(answer.length()))
                        .write(answer.substring(0, answer.length() / 2))
                        .onComplete(written -> call.request.connection().close());
            }
            case UNAVAILABLE -> call.refuse(GraphError.of(KnownError.SERVICE_DOWN));
            case BAD_GATEWAY ->
                call.request
                        .response()
                        .setStatusCode(502)
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .end("<!DOCTYPE html><html><head><title>502</title></head>"
                                + "<body><h1>Bad Gateway</h1></body></html>");
        }
    }
}
