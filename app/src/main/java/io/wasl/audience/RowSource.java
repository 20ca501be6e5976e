package io.wasl.audience;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of a file, one after the other.
interface RowSource extends Closeable {

    /// Null at the end.
    @Nullable FileRow next() throws IOException;
}
