package io.wasl.lab;

import io.wasl.testing.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Two platforms that share one database, the one that has lived longest first.
final class Fleet implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final Supplier<Map<String, String>> settings;
    // Replaced as a whole: whoever delivers webhooks looks at it at any time.
    private volatile List<Instance> instances = List.of();
    private int calls;

    Fleet(Path folder, Supplier<Map<String, String>> settings) {
        this.folder = folder;
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    List<Instance> all() {
        return instances;
    }

    /// The one that has most of the work.
    Instance eldest() {
        return instances.getFirst();
    }

    void add(String armed) {
        List<Instance> more = new ArrayList<>(instances);
        more.add(Instance.start(FreePort.next(), settings.get(), armed, folder.resolve("platforms.log")));
        instances = List.copyOf(more);
    }

    void remove(Instance gone) {
        instances = instances.stream().filter(instance -> instance != gone).toList();
    }

    boolean isSomebodyReady() {
        return instances.stream().anyMatch(Instance::isReady);
    }

    /// Waits until one is ready, or all have died.
    void awaitSomebody() {
        if (!Patience.await(START, () -> isSomebodyReady() || instances.stream().noneMatch(Instance::isAlive))) {
            throw new IllegalStateException("No platform starts; see " + folder.resolve("platforms.log"));
        }
    }

    /// Where a webhook is delivered now: at each in turn.
    synchronized OptionalInt door() {
        var ready = instances.stream().filter(Instance::isReady).toList();
        return ready.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(ready.get(calls++ % ready.size()).port());
    }

    @Override
    public void close() {
        instances.forEach(Instance::kill);
    }
}
