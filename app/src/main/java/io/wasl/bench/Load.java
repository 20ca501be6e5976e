package io.wasl.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.HdrHistogram.Histogram;

/// One thread that sends prepared requests over kept-alive connections and measures the answers.
final class Load implements AutoCloseable {

    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Selector selector = Selector.open();
    private final List<LoadConnection> connections = new ArrayList<>();
    private final Deque<LoadConnection> idle = new ArrayDeque<>();
    private final StatusWebhooks requests;

    Load(InetSocketAddress address, int count, StatusWebhooks requests) throws IOException {
        this.requests = requests;
        for (int i = 0; i < count; i++) {
            connections.add(new LoadConnection(address, selector));
        }
        idle.addAll(connections);
    }

    record Result(Histogram latencies, long acknowledged, long refused, long errors, Duration time) {

        double perSecond() {
            return acknowledged * 1e9 / time.toNanos();
        }
    }

    /// Each connection sends as soon as it has its answer.
    Result closed(Duration time) throws IOException {
        var run = new Run(time, 0);
        while (run.isOn()) {
            while (!idle.isEmpty()) {
                send(System.nanoTime());
            }
            run.receive();
        }
        return run.finish();
    }

    /// Sends at a fixed rate, whatever the answers do. A request that had to wait for a free connection counts from
    /// when it was due, so that a slow platform cannot hide its slowness by slowing the load down.
    Result open(int perSecond, Duration time) throws IOException {
        long interval = Duration.ofSeconds(1).toNanos() / perSecond;
        var run = new Run(time, interval);
        long due = run.begin;
        while (run.isOn()) {
            for (long now = System.nanoTime(); due <= now && !idle.isEmpty(); due += interval) {
                send(due);
            }
            run.receive();
        }
        return run.finish();
    }

    private void send(long due) throws IOException {
        idle.removeFirst().send(requests.next(), due);
    }

    @Override
    public void close() throws IOException {
        for (var connection : connections) {
            connection.close();
        }
        selector.close();
    }

    private final class Run {

        private final long begin = System.nanoTime();
        private final Duration time;
        private final long selectMillis;
        private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
        private long acknowledged;
        private long refused;
        private long errors;

        Run(Duration time, long interval) {
            this.time = time;
            selectMillis = interval == 0 ? 100 : 1;
        }

        boolean isOn() {
            return System.nanoTime() - begin < time.toNanos();
        }

        void receive() throws IOException {
            selector.select(this::read, selectMillis);
        }

        private void read(SelectionKey key) {
            var connection = (LoadConnection) key.attachment();
            int status = connection.read();
            if (status == LoadConnection.NOT_YET) {
                return;
            }
            latencies.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - connection.due()));
            switch (status) {
                case 200 -> acknowledged++;
                case 503 -> refused++;
                default -> errors++;
            }
            idle.addLast(connection);
        }

        /// Waits for the answers that are due, so that the next run starts clean.
        Result finish() throws IOException {
            var taken = Duration.ofNanos(System.nanoTime() - begin);
            var counted = new Result(latencies, acknowledged, refused, errors, taken);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (idle.size() < connections.size() && System.nanoTime() < end) {
                receive();
            }
            return new Result(latencies, acknowledged, refused, errors, counted.time());
        }
    }
}
