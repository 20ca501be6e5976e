package io.wasl.audience;

import io.wasl.audience.Import.Status;
import io.wasl.audience.ImportWork.Chunk;
import io.wasl.contact.ContactLists;
import io.wasl.kernel.CrashPoint;
import io.wasl.kernel.HeavyWork;
import io.wasl.kernel.TenantId;
import io.wasl.kernel.WorkFailed;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Reads an import from where its cursor stands to the end, or takes it back. Can be stopped anywhere, also by force:
/// whoever goes on later begins where the last chunk ended.
@Component
class ImportRun {

    static final int CHUNK = 1_000;

    /// In a row that brought an import no further, because the process ended. A power cut is forgiven once; a file
    /// that ends processes must not do so for ever.
    static final int MOST_ATTEMPTS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final ContactImports imports;
    private final ImportWork work;
    private final ImportMembers members;
    private final ContactLists contacts;
    private final ImportFiles files;
    private final HeavyWork heavy;

    ImportRun(
            ContactImports imports,
            ImportWork work,
            ImportMembers members,
            ContactLists contacts,
            ImportFiles files,
            HeavyWork heavy) {
        this.imports = imports;
        this.work = work;
        this.members = members;
        this.contacts = contacts;
        this.files = files;
        this.heavy = heavy;
    }

    /// Does nothing if somebody else is at it.
    void run(TenantId tenant, ImportId id) {
        if (imports.claim(tenant, id)) {
            imports.find(tenant, id).ifPresent(claimed -> {
                if (claimed.status() == Status.UNDOING) {
                    undo(tenant, id);
                } else if (claimed.attempts() > MOST_ATTEMPTS) {
                    fail(tenant, id, "crashed", null);
                } else {
                    read(tenant, claimed);
                }
            });
        }
    }

    /// What ends here without the process having ended did not fail by its file: the next attempt is the first again.
    void interrupted(TenantId tenant, ImportId id) {
        imports.forgetAttempts(tenant, id);
    }

    /// An [Error] ends the import, not the process.
    void gaveUp(TenantId tenant, ImportId id, Error cause) {
        fail(tenant, id, "too_heavy", cause);
    }

    /// Takes back what the import created.
    void undo(TenantId tenant, ImportId id) {
        int line = 0;
        for (var page = members.created(tenant, id, line, CHUNK);
                !page.isEmpty();
                page = members.created(tenant, id, line, CHUNK)) {
            int gone = contacts.undo(
                    tenant,
                    id.value(),
                    page.stream().map(ImportMembers.Member::contact).toList());
            imports.countUndone(tenant, id, gone);
            line = page.getLast().line();
        }
        imports.move(tenant, id, Set.of(Status.UNDOING), Status.UNDONE, null);
        files.drop(id);
    }

    private void read(TenantId tenant, Import claimed) {
        try {
            if (readAll(tenant, claimed)
                    && imports.move(tenant, claimed.id(), Set.of(Status.RUNNING), Status.COMPLETED, null)) {
                files.drop(claimed.id());
            }
        } catch (IOException e) {
            fail(tenant, claimed.id(), "unreadable", e);
        } catch (ImportRefused e) {
            fail(tenant, claimed.id(), e.code(), e);
        } catch (WorkFailed e) {
            fail(tenant, claimed.id(), "too_heavy", e);
        }
    }

    /// For good: what could not be read once would only cost the same again.
    private void fail(TenantId tenant, ImportId id, String problem, @Nullable Throwable cause) {
        LOG.warn("Import {} has failed ({}); what was read stays, the rest is given up", id, problem, cause);
        imports.move(tenant, id, Set.of(Status.RUNNING), Status.FAILED, problem);
    }

    /// Whether the end was reached; if not, the import was taken away.
    private boolean readAll(TenantId tenant, Import claimed) throws IOException {
        int cursor = claimed.cursorLine();
        var file = files.of(claimed.id());
        try (var chunks = heavy.patiently(() -> new ImportChunks(file, claimed))) {
            for (var rows = heavy.patiently(chunks::next); !rows.isEmpty(); rows = heavy.patiently(chunks::next)) {
                CrashPoint.IMPORT_CHUNK_READ.hit();
                var chunk = new Chunk(cursor, rows);
                if (!apply(tenant, claimed.id(), chunk)) {
                    return false;
                }
                cursor = chunk.after();
                CrashPoint.IMPORT_CHUNK_COMMITTED.hit();
            }
        }
        return true;
    }

    /// What the database does not take, against all expectation, is searched for by halves and refused alone.
    private boolean apply(TenantId tenant, ImportId id, Chunk chunk) {
        try {
            return work.apply(tenant, id, chunk);
        } catch (DataIntegrityViolationException e) {
            int size = chunk.rows().size();
            if (size <= 1) {
                LOG.warn("Import {}: a row is refused that the database does not take", id, e);
                return apply(
                        tenant,
                        id,
                        new Chunk(chunk.before(), List.of(lesser(chunk.rows().getFirst(), e))));
            }
            var first = new Chunk(chunk.before(), chunk.rows().subList(0, size / 2));
            return apply(tenant, id, first)
                    && apply(tenant, id, new Chunk(first.after(), chunk.rows().subList(size / 2, size)));
        }
    }

    /// Of who refuses, that alone; of others, and where even that is not taken, nothing.
    private static ReadRow lesser(ReadRow row, DataIntegrityViolationException cause) {
        return switch (row) {
            case ReadRow.Good good
            when good.refuses() && !good.fixes().contains(Fix.ONLY_REFUSAL) ->
                ReadRow.Good.onlyRefusing(good.row(), good.contact().phone());
            case ReadRow.Good good -> new ReadRow.Refused(good.row(), RowProblem.UNACCEPTABLE.code(), good.fixes());
            case ReadRow.Refused refused -> throw cause;
        };
    }
}
