package io.wasl.intake;

import io.wasl.intake.BodyRefused.Reason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A body that is read within limits of time and room, whoever reads it: the program, the parser of forms or the one of
/// uploads.
final class PacedBody implements InputBuffer {

    private static final Logger log = LoggerFactory.getLogger(PacedBody.class);

    private final InputBuffer body;
    private final IntakeLimits limits;
    private final BodyRoom.Place place;
    private final boolean diskLow;
    private final long begun = System.nanoTime();
    private long received;
    private @Nullable BodyRefused refused;

    /// @param diskLow whether it would go to a disk that has little room
    PacedBody(InputBuffer body, IntakeLimits limits, BodyRoom.Place place, boolean diskLow) {
        this.body = body;
        this.limits = limits;
        this.place = place;
        this.diskLow = diskLow;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (refused != null) {
            throw refused;
        }
        if (diskLow) {
            throw new DiskLow();
        }
        int more = read(handler);
        if (more > 0) {
            if (isOverdue(received + more)) {
                throw refuse(Reason.TOO_SLOW);
            }
            if (!place.grow(received, received + more)) {
                throw refuse(Reason.NO_ROOM);
            }
            received += more;
        }
        return more;
    }

    @Override
    public int available() {
        return body.available();
    }

    void leave() {
        place.leave(received);
    }

    /// Reads on for nobody, as fast as bodies must come, so that a sender who does not listen meanwhile can finish.
    ///
    /// @return whether the body came to its end
    boolean waste(long most, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        var waste = new Waste();
        try {
            int read = 0;
            long wasted = 0;
            while (read >= 0 && wasted < most && System.nanoTime() < deadline && !isOverdue(received + wasted)) {
                read = body.doRead(waste);
                wasted += read;
            }
            return read < 0;
        } catch (IOException e) {
            log.debug("The sender of a body that was not read has gone", e);
            return false;
        }
    }

    private int read(ApplicationBufferHandler handler) throws IOException {
        try {
            return body.doRead(handler);
        } catch (SocketTimeoutException e) {
            throw refuse(Reason.TOO_SLOW);
        }
    }

    private boolean isOverdue(long bytes) {
        long elapsed = System.nanoTime() - begun;
        long due = limits.bodyGrace()
                .plusMillis(bytes * 1000 / limits.bodyPerSecond().toBytes())
                .toNanos();
        return elapsed > Math.min(due, limits.bodyTime().toNanos());
    }

    private BodyRefused refuse(Reason reason) {
        var refusal = new BodyRefused(reason);
        refused = refusal;
        return refusal;
    }

    private static final class Waste implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
