package io.wasl.audience;

import io.wasl.intake.DiskSpace;
import io.wasl.kernel.EssentialThread;
import io.wasl.kernel.Stumbles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Gives open imports to threads, those whose file lies on this machine, a few at a time. An import whose worker died
/// comes back when its lease has ended.
@Component
@ConditionalOnProperty("wasl.engine")
class ImportRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private static final int AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration DRAFT_LIFE = Duration.ofHours(24);

    private final ContactImports imports;
    private final ImportFiles files;
    private final ImportRun run;
    private final ImportBell bell;
    private final InstantSource clock;
    private final DiskSpace space;
    private final Stumbles<ContactImports.Open> stumbles;
    private final Set<ImportId> working = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable EssentialThread looking;

    ImportRunner(
            ContactImports imports,
            ImportFiles files,
            ImportRun run,
            ImportBell bell,
            InstantSource clock,
            DiskSpace space) {
        this.imports = imports;
        this.files = files;
        this.run = run;
        this.bell = bell;
        this.clock = clock;
        this.space = space;
        this.stumbles = new Stumbles<>(clock);
    }

    @Override
    public void start() {
        running = true;
        looking = EssentialThread.start(Thread.ofVirtual().name("import-runner"), this::isRunning, this::look);
    }

    @Override
    public void stop() {
        running = false;
        if (looking != null) {
            looking.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        while (isRunning()) {
            try {
                hand();
                sweep();
            } catch (RuntimeException e) {
                LOG.warn("Imports cannot be looked for now; they are looked for again in {}", PATIENCE, e);
            }
            try {
                bell.await(PATIENCE);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void hand() {
        for (var open : imports.open()) {
            if (working.size() < AT_ONCE && isHere(open) && working.add(open.id())) {
                Thread.ofVirtual().name("import-" + open.id()).start(() -> work(open));
            }
        }
    }

    /// What only is to be taken back needs no file, and makes room.
    private boolean isHere(ContactImports.Open open) {
        return open.isUndo() || (files.has(open.id()) && !space.isLow());
    }

    private void work(ContactImports.Open open) {
        try {
            run.run(open.tenant(), open.id());
        } catch (RuntimeException e) {
            LOG.warn("Import {} was interrupted; it goes on from its cursor when its lease ends", open.id(), e);
            run.interrupted(open.tenant(), open.id());
        } catch (Error e) {
            run.gaveUp(open.tenant(), open.id(), e);
        } finally {
            working.remove(open.id());
            bell.ring();
        }
    }

    private void sweep() {
        stumbles.each(
                imports.abandoned(clock.instant().minus(DRAFT_LIFE)),
                this::drop,
                (draft, pause, why) ->
                        LOG.warn("Draft {} cannot be dropped; it is tried again in {}", draft.id(), pause, why));
    }

    private void drop(ContactImports.Open draft) {
        imports.move(draft.tenant(), draft.id(), Set.of(Import.Status.DRAFT), Import.Status.UNDONE, "abandoned");
        files.drop(draft.id());
    }
}
