package io.wasl.audience;

import io.wasl.audience.Import.Status;
import io.wasl.audience.ImportWork.Chunk;
import io.wasl.contact.ContactLists;
import io.wasl.kernel.CrashPoint;
import io.wasl.kernel.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Reads an import from where its cursor stands to the end, or takes it back. Can be stopped anywhere, also by force:
/// whoever goes on later begins where the last chunk ended.
@Component
class ImportRun {

    static final int CHUNK = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final ContactImports imports;
    private final ImportWork work;
    private final ImportMembers members;
    private final ContactLists contacts;
    private final ImportFiles files;

    ImportRun(
            ContactImports imports, ImportWork work, ImportMembers members, ContactLists contacts, ImportFiles files) {
        this.imports = imports;
        this.work = work;
        this.members = members;
        this.contacts = contacts;
        this.files = files;
    }

    /// Does nothing if somebody else is at it.
    void run(TenantId tenant, ImportId id) {
        if (imports.claim(tenant, id)) {
            imports.find(tenant, id).ifPresent(claimed -> {
                if (claimed.status() == Status.UNDOING) {
                    undo(tenant, id);
                } else {
                    read(tenant, claimed);
                }
            });
        }
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
        } catch (IOException | ImportRefused e) {
            LOG.warn("Import {} cannot be read on; what was read stays, the rest is given up", claimed.id(), e);
            imports.move(tenant, claimed.id(), Set.of(Status.RUNNING), Status.FAILED, "unreadable");
        }
    }

    /// Whether the end was reached; if not, the import was taken away.
    private boolean readAll(TenantId tenant, Import claimed) throws IOException {
        var reading = new RowReading(claimed.plan(), claimed.tags(), claimed.defaultCountry());
        int cursor = claimed.cursorLine();
        int filled = 0;
        var rows = new ArrayList<ReadRow>(CHUNK);
        try (var source = FirstLook.open(files.of(claimed.id()), claimed.plan())) {
            for (var row = source.next(); row != null; row = source.next()) {
                boolean isContact = !row.isBlank() && ++filled > claimed.plan().skip();
                if (isContact && row.line() > cursor) {
                    rows.add(reading.read(row));
                }
                if (rows.size() == CHUNK) {
                    var chunk = new Chunk(cursor, List.copyOf(rows));
                    if (!apply(tenant, claimed.id(), chunk)) {
                        return false;
                    }
                    cursor = chunk.after();
                    CrashPoint.IMPORT_CHUNK_COMMITTED.hit();
                    rows.clear();
                }
            }
        }
        return rows.isEmpty() || apply(tenant, claimed.id(), new Chunk(cursor, List.copyOf(rows)));
    }

    /// What the database does not take, against all expectation, is searched for by halves and refused alone.
    private boolean apply(TenantId tenant, ImportId id, Chunk chunk) {
        try {
            return work.apply(tenant, id, chunk);
        } catch (DataIntegrityViolationException e) {
            int size = chunk.rows().size();
            if (size <= 1) {
                LOG.warn("Import {}: a row is refused that the database does not take", id, e);
                var row = chunk.rows().getFirst().row();
                var refused = List.<ReadRow>of(new ReadRow.Refused(row, RowProblem.UNACCEPTABLE.code()));
                return work.apply(tenant, id, new Chunk(chunk.before(), refused));
            }
            var first = new Chunk(chunk.before(), chunk.rows().subList(0, size / 2));
            return apply(tenant, id, first)
                    && apply(tenant, id, new Chunk(first.after(), chunk.rows().subList(size / 2, size)));
        }
    }
}
