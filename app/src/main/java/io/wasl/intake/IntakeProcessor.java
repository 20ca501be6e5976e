package io.wasl.intake;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Closes a connection whose sender takes too long over the head of a request. Tomcat's own limit holds from one byte
/// to
/// the next.
final class IntakeProcessor extends Http11Processor {

    private final long headerNanos;
    private @Nullable SocketWrapperBase<?> incomplete;
    private long since;

    IntakeProcessor(IntakeProtocol protocol, Adapter adapter, Duration headerTime) {
        super(protocol, adapter);
        headerNanos = headerTime.toNanos();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // this very socket
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        long now = System.nanoTime();
        if (socket == incomplete && now - since > headerNanos) {
            incomplete = null;
            return SocketState.CLOSED;
        }
        var state = super.service(socket);
        if (state != SocketState.LONG || isAsync()) {
            incomplete = null;
        } else if (socket != incomplete) {
            incomplete = socket;
            since = now;
        }
        return state;
    }
}
