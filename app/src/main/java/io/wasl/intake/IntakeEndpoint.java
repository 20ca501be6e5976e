package io.wasl.intake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;

/// Takes no more connections of one address than it may hold.
final class IntakeEndpoint extends NioEndpoint {

    private volatile OpenConnections perAddress = new OpenConnections(0, address -> true);

    void count(OpenConnections counted) {
        perAddress = counted;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (isTooMany(socket)) {
            destroySocket(socket);
            return false;
        }
        return super.setSocketOptions(socket);
    }

    private boolean isTooMany(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress from
                    && !perAddress.admit(from.getAddress(), socket);
        } catch (IOException gone) {
            return false;
        }
    }
}
