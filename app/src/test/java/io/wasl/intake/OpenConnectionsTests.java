package io.wasl.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OpenConnectionsTests {

    private final OpenConnections connections =
            new OpenConnections(2, address -> address.getHostAddress().equals("192.0.2.7"));

    @Test
    void anAddressHoldsNoMoreThanItMay() throws UnknownHostException {
        var first = new Connection();

        assertThat(admit("198.51.100.1", first)).isTrue();
        assertThat(admit("198.51.100.1", new Connection())).isTrue();
        assertThat(admit("198.51.100.1", new Connection())).isFalse();
        assertThat(admit("198.51.100.2", new Connection())).as("others").isTrue();

        first.close();
        assertThat(admit("198.51.100.1", new Connection()))
                .as("after one has ended")
                .isTrue();
    }

    @Test
    void aNetworkOfSixteenBytesCountsAsOne() throws UnknownHostException {
        assertThat(admit("2001:db8::1", new Connection())).isTrue();
        assertThat(admit("2001:db8::2", new Connection())).isTrue();
        assertThat(admit("2001:db8::3", new Connection())).isFalse();
        assertThat(admit("2001:db8:0:1::3", new Connection())).isTrue();
    }

    @Test
    void aProxySpeaksForMany() throws UnknownHostException {
        for (int i = 0; i < 5_000; i++) {
            assertThat(admit("192.0.2.7", new Connection())).isTrue();
        }
    }

    private boolean admit(String address, Channel connection) throws UnknownHostException {
        return connections.admit(InetAddress.getByName(address), connection);
    }

    private static final class Connection implements Channel {

        private final AtomicBoolean open = new AtomicBoolean(true);

        @Override
        public boolean isOpen() {
            return open.get();
        }

        @Override
        public void close() {
            open.set(false);
        }
    }
}
