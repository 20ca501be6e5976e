package io.wasl.audience;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// The lines of a text, none longer than the limit: of a longer one the rest is passed over without being kept.
final class Lines {

    private final Reader reader;
    private final char[] buffer = new char[1 << 14];
    private int position;
    private int filled;
    private int number;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /// Null at the end.
    @Nullable Line next() throws IOException {
        if (position == filled && !fill()) {
            return null;
        }
        var text = new StringBuilder();
        boolean whole = true;
        while (position < filled || fill()) {
            int start = position;
            while (position < filled && !isEnd(buffer[position])) {
                position++;
            }
            whole &= text.length() + position - start <= ImportLimits.LINE_CHARACTERS;
            if (whole) {
                text.append(buffer, start, position - start);
            }
            if (position < filled) {
                passEnd();
                break;
            }
        }
        return new Line(++number, text.toString(), whole);
    }

    private void passEnd() throws IOException {
        boolean mayBeTwo = buffer[position++] == '\r';
        if (mayBeTwo && (position < filled || fill()) && buffer[position] == '\n') {
            position++;
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, reader.read(buffer));
        return filled > 0;
    }

    private static boolean isEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /// @param whole false if it was longer than a line may be; `text` is its beginning then
    record Line(int number, String text, boolean whole) {}
}
