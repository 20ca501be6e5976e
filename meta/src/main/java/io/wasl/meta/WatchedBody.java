package io.wasl.meta;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// A request body that notices when it is asked for its bytes, which is when they may start to leave.
final class WatchedBody extends AbstractHttpEntity {

    private final byte[] bytes;
    private final BooleanSupplier mayLeave;
    private volatile boolean begun;

    WatchedBody(GraphCall call, BooleanSupplier mayLeave) {
        super(call.contentType().isEmpty() ? null : call.contentType(), null);
        byte[] body = call.body();
        bytes = body == null ? new byte[0] : body;
        this.mayLeave = mayLeave;
    }

    boolean hasBegun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        // Whoever was stopped while it waited for a connection may wake up when the message is somebody else's.
        if (!mayLeave.getAsBoolean()) {
            throw new IOException("held back at the last moment");
        }
        begun = true;
        out.write(bytes);
    }

    @Override
    public InputStream getContent() {
        begun = true;
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public long getContentLength() {
        return bytes.length;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    /// Nobody may send it a second time.
    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void close() {}
}
