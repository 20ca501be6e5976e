package io.wasl.dispatch;

import io.wasl.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The way to Meta: an address at which nobody answers until it is plugged in.
final class Cable implements AutoCloseable {

    private final int port;
    private final int target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile @Nullable ServerSocket server;

    Cable(URI target) {
        this.target = target.getPort();
        port = FreePort.next();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void plug() {
        try {
            var open = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
            server = open;
            Thread.ofVirtual().start(() -> accept(open));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            var open = server;
            if (open != null) {
                open.close();
            }
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket open) {
        try {
            while (true) {
                var near = open.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            }
        } catch (IOException unplugged) {
            close();
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException hungUp) {
            // As either side may at any time; the other learns of it by the socket's end.
        }
    }
}
