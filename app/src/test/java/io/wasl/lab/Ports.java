package io.wasl.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/// Free ports.
final class Ports {

    private Ports() {}

    /// One of two free neighbours: a platform shows its metrics on the next.
    static int free() {
        while (true) {
            try (var first = new ServerSocket(0)) {
                int port = first.getLocalPort();
                try (var second = new ServerSocket(port + 1)) {
                    return second.getLocalPort() - 1;
                } catch (IOException | IllegalArgumentException taken) {
                    continue;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
