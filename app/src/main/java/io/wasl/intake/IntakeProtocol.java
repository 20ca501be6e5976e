package io.wasl.intake;

import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/// HTTP as Tomcat speaks it, within our limits. Tomcat makes it by its name.
public final class IntakeProtocol extends Http11NioProtocol {

    private static final Duration KEPT_ALIVE = Duration.ofSeconds(60);

    private final IntakeEndpoint endpoint;
    private Duration headerTime = KEPT_ALIVE;

    public IntakeProtocol() {
        this(new IntakeEndpoint());
    }

    private IntakeProtocol(IntakeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void limit(Duration header, OpenConnections connections) {
        headerTime = header;
        setConnectionTimeout((int) header.toMillis());
        setKeepAliveTimeout((int) KEPT_ALIVE.toMillis());
        endpoint.count(connections);
    }

    @Override
    protected Processor createProcessor() {
        return new IntakeProcessor(this, getAdapter(), headerTime);
    }
}
