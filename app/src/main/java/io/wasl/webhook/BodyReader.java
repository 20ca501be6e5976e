package io.wasl.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads bodies within limits of size, time and memory. What a sender claims of its body's length is believed only as
/// far as the bytes have come.
@Component
final class BodyReader {

    private static final Logger log = LoggerFactory.getLogger(BodyReader.class);
    private static final int FIRST_BYTES = 8 * 1024;

    private final Limits limits;
    private final int maxBytes;
    private final AtomicLong buffered = new AtomicLong();

    BodyReader(Limits limits) {
        this.limits = limits;
        maxBytes = Math.toIntExact(limits.body().toBytes());
    }

    Body read(HttpServletRequest request) {
        long claimed = request.getContentLengthLong();
        if (claimed > maxBytes) {
            return Body.Refusal.TOO_LARGE;
        }
        var reading = new Reading(claimed < 0 ? FIRST_BYTES : (int) Math.min(claimed + 1, FIRST_BYTES));
        try {
            return reading.all(request.getInputStream());
        } catch (SocketTimeoutException e) {
            return Body.Refusal.TOO_SLOW;
        } catch (IOException e) {
            return Body.Refusal.BROKEN_OFF;
        } finally {
            buffered.addAndGet(-reading.reserved);
        }
    }

    /// Lets a sender finish that does not listen while it sends, so that it can hear the answer; within reason.
    void discard(HttpServletRequest request) {
        long deadline = System.nanoTime() + limits.bodyTime().toNanos();
        byte[] waste = new byte[FIRST_BYTES];
        try {
            var in = request.getInputStream();
            int read = 0;
            for (long left = maxBytes; read >= 0 && left > 0 && System.nanoTime() < deadline; left -= read) {
                read = in.read(waste);
            }
        } catch (IOException e) {
            log.debug("The sender of a body that is too large has gone", e);
        }
    }

    private final class Reading {

        private final long deadline = System.nanoTime() + limits.bodyTime().toNanos();
        private byte[] bytes;
        private int reserved;

        Reading(int capacity) {
            bytes = new byte[capacity];
        }

        Body all(InputStream in) throws IOException {
            int length = 0;
            for (int read = 0; read >= 0; read = in.read(bytes, length, bytes.length - length)) {
                length += read;
                if (System.nanoTime() - deadline > 0) {
                    return Body.Refusal.TOO_SLOW;
                }
                if (length > maxBytes) {
                    return Body.Refusal.TOO_LARGE;
                }
                if (length == bytes.length && !grow()) {
                    return Body.Refusal.NO_ROOM;
                }
            }
            return new Body.Bytes(Arrays.copyOf(bytes, length));
        }

        /// Never beyond one byte more than is allowed, which is enough to see that there is more.
        private boolean grow() {
            int capacity = Math.min(Math.max(2 * bytes.length, FIRST_BYTES), maxBytes + 1);
            if (buffered.addAndGet(capacity - reserved) > limits.buffered().toBytes()) {
                buffered.addAndGet(reserved - capacity);
                return false;
            }
            reserved = capacity;
            bytes = Arrays.copyOf(bytes, capacity);
            return true;
        }
    }
}
