package io.wasl.meta;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// A request body that notices when it is asked for its bytes, which is when they may start to leave.
final class WatchedBody extends AbstractHttpEntity {

    private final byte[] bytes;
    private volatile boolean begun;

    WatchedBody(GraphCall call) {
        super(call.contentType().isEmpty() ? null : call.contentType(), null);
        byte[] body = call.body();
        bytes = body == null ? new byte[0] : body;
    }

    boolean hasBegun() {
        return begun;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
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
