package io.wasl.audience;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes that may be many, but not too many.
final class CountedBytes extends FilterInputStream {

    private final long limit;
    private final String refusal;
    private long count;

    /// @param refusal what to say when they are too many
    CountedBytes(InputStream bytes, long limit, String refusal) {
        super(bytes);
        this.limit = limit;
        this.refusal = refusal;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        add(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        add(Math.max(0, read));
        return read;
    }

    private void add(int read) {
        count += read;
        if (count > limit) {
            throw new ImportRefused(refusal);
        }
    }
}
