package io.wasl.audience;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// The bytes of a piece of markup. A parser keeps a text or an attribute whole, so none may be endless: after a while
/// another tag has to come.
final class MarkupBytes extends FilterInputStream {

    private final LongConsumer budget;
    private int sinceTag;

    /// @param budget takes how many bytes were read, and refuses if that was too much
    MarkupBytes(InputStream bytes, LongConsumer budget) {
        super(bytes);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        budget.accept(Math.max(0, read));
        for (int i = offset; i < offset + read; i++) {
            sinceTag = buffer[i] == '<' ? 0 : sinceTag + 1;
            if (sinceTag > ImportLimits.MARKUP_BYTES) {
                throw new ImportRefused("unreadable");
            }
        }
        return read;
    }
}
