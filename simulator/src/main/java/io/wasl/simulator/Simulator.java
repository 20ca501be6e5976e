package io.wasl.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The simulator as a process, or inside one: `Simulator.start("--port", "0")` takes the arguments of the
/// command line.
public final class Simulator implements AutoCloseable {

    private static final int FAILED = 1;

    private final Vertx vertx;
    private final Server server;
    private final @Nullable AcceptFile acceptFile;

    private Simulator(SimulatorCommand settings, Console console) {
        acceptFile = settings.acceptLog == null ? null : new AcceptFile(settings.acceptLog);
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            server = new Server(vertx, settings, console, acceptFile);
        } catch (StartFailure e) {
            vertx.close();
            throw e;
        }
    }

    /// Throws an exception whose message says in one line what is wrong.
    public static Simulator start(String... arguments) {
        SimulatorCommand settings = new SimulatorCommand();
        new CommandLine(settings).parseArgs(arguments);
        return start(settings, new Console(System.out, true));
    }

    public int port() {
        return server.port();
    }

    public URI url() {
        return URI.create(server.url());
    }

    @Override
    public void close() {
        server.end().await();
        vertx.close().await();
        if (acceptFile != null) {
            try {
                acceptFile.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static void main(String[] arguments) {
        SimulatorCommand settings = new SimulatorCommand();
        Integer finished = helpOrMistake(new CommandLine(settings), arguments);
        if (finished != null) {
            System.exit(finished);
        }
        try {
            Simulator simulator = start(settings, new Console(System.out, settings.quiet));
            // The first line on standard output, so that a parent process can read the port from it.
            System.out.println("Simulator listening on " + simulator.url());
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "close"));
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
        if (settings.untilStdinCloses) {
            awaitEndOfInput();
            System.exit(0);
        }
    }

    private static @Nullable Integer helpOrMistake(CommandLine commandLine, String[] arguments) {
        try {
            return CommandLine.executeHelpRequest(commandLine.parseArgs(arguments));
        } catch (CommandLine.ParameterException e) {
            PrintStream err = System.err;
            err.println(e.getMessage());
            commandLine.usage(err);
            return commandLine.getCommandSpec().exitCodeOnInvalidInput();
        }
    }

    private static Simulator start(SimulatorCommand settings, Console console) {
        Simulator simulator = new Simulator(settings, console);
        try {
            simulator
                    .vertx
                    .deployVerticle(simulator.server)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            return simulator;
        } catch (ExecutionException e) {
            simulator.close();
            throw new StartFailure(
                    e.getCause() instanceof BindException
                            ? "Port " + settings.port + " on " + settings.host
                                    + " is in use or not allowed; choose another with --port"
                            : "The simulator cannot start: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            simulator.close();
            throw new StartFailure("Interrupted while starting");
        }
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // What a parent writes does not matter, only that it still could.
            }
        } catch (IOException closed) {
            // As good as the end.
        }
    }
}
