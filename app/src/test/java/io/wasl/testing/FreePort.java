package io.wasl.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/// A port for what must be told its own beforehand.
public final class FreePort {

    private FreePort() {}

    public static int next() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
