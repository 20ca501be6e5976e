package io.wasl.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A cable that can be cut: hands on whatever comes, until it is told to break connections off after so many bytes.
final class Wire implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket server;
    private final Supplier<OptionalInt> target;
    private volatile @Nullable Cut cut;

    private Wire(ServerSocket server, Supplier<OptionalInt> target) {
        this.server = server;
        this.target = target;
    }

    enum Way {
        THERE,
        BACK
    }

    /// From now on every connection is reset once so many bytes have gone that way.
    record Cut(Way way, int bytes) {}

    /// @param target the port at which somebody answers now, asked anew for every connection
    static Wire to(Supplier<OptionalInt> target) {
        try {
            var wire = new Wire(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), target);
            Thread.ofVirtual().name("wire").start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void cut(Way way, int bytes) {
        cut = new Cut(way, bytes);
    }

    void mend() {
        cut = null;
    }

    @Override
    public void close() {
        quietly(server::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException closed) {
                // Seen by the loop.
            }
        }
    }

    private void connect(Socket near) {
        var port = target.get();
        if (port.isEmpty()) {
            reset(near);
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), port.getAsInt());
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(near, far, Way.THERE));
            pump(far, near, Way.BACK);
            quietly(far::close);
        } catch (IOException nobodyThere) {
            reset(near);
        }
    }

    private void pump(Socket from, Socket to, Way way) {
        byte[] buffer = new byte[BUFFER];
        Cut counted = null;
        int seen = 0;
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                Cut now = cut;
                if (now != counted) {
                    counted = now;
                    seen = 0;
                }
                if (now != null && now.way() == way && seen + length >= now.bytes()) {
                    out.write(buffer, 0, Math.max(0, now.bytes() - seen));
                    out.flush();
                    reset(from);
                    reset(to);
                    return;
                }
                seen += length;
                out.write(buffer, 0, length);
            }
            end(to, way);
        } catch (IOException brokenOff) {
            reset(from);
            reset(to);
        }
    }

    /// Whoever asks has said all and still listens; whoever answers has ended the conversation.
    private static void end(Socket to, Way way) throws IOException {
        if (way == Way.THERE) {
            to.shutdownOutput();
        } else {
            to.close();
        }
    }

    /// So that the other side hears of it at once, and not as a polite end.
    private static void reset(Socket socket) {
        quietly(() -> socket.setSoLinger(true, 0));
        quietly(socket::close);
    }

    private static void quietly(Closing closing) {
        try {
            closing.run();
        } catch (IOException closedAlready) {
            // Which was wanted.
        }
    }

    private interface Closing {
        void run() throws IOException;
    }
}
