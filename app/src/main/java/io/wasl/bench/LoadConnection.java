package io.wasl.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// A kept-alive connection with at most one request on its way. Understands just enough HTTP for answers without body.
final class LoadConnection implements AutoCloseable {

    static final int NOT_YET = 0;
    static final int BROKEN = -1;

    private static final int END_OF_HEADERS = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final InetSocketAddress address;
    private final Selector selector;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(4096);
    private SocketChannel channel;
    private long due;

    LoadConnection(InetSocketAddress address, Selector selector) throws IOException {
        this.address = address;
        this.selector = selector;
        channel = open();
    }

    private SocketChannel open() throws IOException {
        var opened = SocketChannel.open(address);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_READ, this);
        return opened;
    }

    long due() {
        return due;
    }

    void send(ByteBuffer request, long dueAt) throws IOException {
        if (!channel.isOpen()) {
            channel = open();
        }
        due = dueAt;
        answer.clear();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /// The status, once the answer is complete.
    int read() {
        try {
            if (channel.read(answer) >= 0) {
                return isComplete() ? status() : NOT_YET;
            }
        } catch (IOException e) {
            // Counted by whoever asked; the next request opens anew.
        }
        close();
        return BROKEN;
    }

    private boolean isComplete() {
        return answer.position() > STATUS_AT && answer.getInt(answer.position() - Integer.BYTES) == END_OF_HEADERS;
    }

    private int status() {
        return digit(0) * 100 + digit(1) * 10 + digit(2);
    }

    private int digit(int place) {
        return answer.get(STATUS_AT + place) - '0';
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to be done about it.
        }
    }
}
