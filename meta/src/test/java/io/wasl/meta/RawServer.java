package io.wasl.meta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A server of bare sockets that can misbehave in any way, and remembers every request.
final class RawServer implements AutoCloseable {

    /// What the server does with the socket once it has read a whole request.
    interface Reply {
        void to(Request request, Socket socket) throws IOException;
    }

    record Request(String head, String body) {
        String line() {
            return head.substring(0, head.indexOf('\r'));
        }
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket listening;
    private final Reply reply;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final CountDownLatch closed = new CountDownLatch(1);

    RawServer(Reply reply) throws IOException {
        this.reply = reply;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    static RawServer answering(int status, String contentType, String body) throws IOException {
        return new RawServer((request, socket) -> answer(socket, status, contentType, body));
    }

    static void answer(Socket socket, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        write(
                socket,
                "HTTP/1.1 %d Any\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(status, contentType, bytes.length));
        socket.getOutputStream().write(bytes);
    }

    static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    List<Request> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    /// Waits as long as the test lasts.
    void waitForTheEnd() {
        pause(60_000);
    }

    /// Waits, but not longer than the test lasts; true while it lasts.
    boolean pause(long millis) {
        try {
            return !closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        fail();
    }

    /// Drops everything at once.
    void fail() throws IOException {
        open.set(false);
        closed.countDown();
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (open.get()) {
            try {
                Socket socket = listening.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (open.get()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (true) {
                Request request = read(socket.getInputStream());
                if (request == null) {
                    return;
                }
                requests.add(request);
                reply.to(request, socket);
            }
        } catch (IOException gone) {
            // The client hung up, or the reply closed the socket: both are what the tests are about.
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        String text = head.toString(ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return new Request(text, new String(body, UTF_8));
    }
}
