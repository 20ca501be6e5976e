package io.wasl.simulator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PfxOptions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Listens, on the one event loop that everything runs on.
final class Server extends VerticleBase {

    /// Below the keep-alive time of common servers, so that a connection is given up before its other end
    /// does.
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final int LONGEST_FORM_FIELD = 64 * 1024;

    private final SimulatorCommand settings;
    private final World.Surroundings around;
    private final Door door;
    private World world;
    private volatile int port;

    /// Builds the world on the caller's thread: loading all those classes would hold up the event loop.
    Server(Vertx vertx, SimulatorCommand settings, Console console, @Nullable AcceptFile acceptFile) {
        this.settings = settings;
        around = new World.Surroundings(
                settings,
                vertx,
                vertx.createHttpClient(
                        new HttpClientOptions().setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
                        new PoolOptions().setHttp1MaxSize(Courier.MOST_CONNECTIONS)),
                InstantSource.system(),
                console,
                this::url,
                acceptFile);
        world = new World(around);
        door = new Door(world);
    }

    int port() {
        return port;
    }

    String url() {
        return (settings.tlsKeystore == null ? "http://" : "https://")
                + (settings.host.equals("0.0.0.0") ? "127.0.0.1" : settings.host) + ":" + port;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(options())
                .requestHandler(door::handle)
                .listen(settings.port, settings.host)
                .onSuccess(listening -> {
                    port = listening.actualPort();
                    world.begin(this::startAnew);
                });
    }

    private HttpServerOptions options() {
        var options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxFormAttributeSize(LONGEST_FORM_FIELD);
        if (settings.tlsKeystore != null) {
            options.setSsl(true)
                    .setKeyCertOptions(new PfxOptions()
                            .setPath(settings.tlsKeystore.toString())
                            .setPassword(settings.tlsPassword));
        }
        return options;
    }

    /// Nothing is sent after this; else the courier would go on while Vert.x takes its client away.
    Future<?> end() {
        Promise<Void> ended = Promise.promise();
        vertx.runOnContext(now -> {
            world.end();
            ended.complete();
        });
        return ended.future();
    }

    /// Another world, as at the start; what the old one still had to do is forgotten.
    private void startAnew() {
        World next = new World(around);
        world.end();
        world = next;
        door.open(next);
        next.begin(this::startAnew);
    }
}
