package io.wasl.audience;

import io.wasl.audience.Import.Status;
import io.wasl.audience.ImportRefusals.Count;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Files of contacts that clients bring along: looked at, read in the background, reported row by row, taken back.
@Service
public class Imports {

    private static final int PAGE = 1_000;
    private static final int LONGEST_NAME = 200;

    private final ContactImports imports;
    private final ImportRefusals refusals;
    private final ImportFiles files;
    private final DryRun dryRun;
    private final ImportBell bell;
    private final InstantSource clock;
    private final Ids ids;

    Imports(
            ContactImports imports,
            ImportRefusals refusals,
            ImportFiles files,
            DryRun dryRun,
            ImportBell bell,
            InstantSource clock,
            Ids ids) {
        this.imports = imports;
        this.refusals = refusals;
        this.files = files;
        this.dryRun = dryRun;
        this.bell = bell;
        this.clock = clock;
        this.ids = ids;
    }

    /// In which encodings a text can be read, by their names.
    public static List<String> encodings() {
        return TextEncoding.labels();
    }

    /// Keeps a file and finds out how it is to be read. Nothing is taken from it before [#start].
    ///
    /// @param fileName as the sender calls it; only shown
    /// @param by who brings it
    /// @throws ImportRefused if it holds no contacts that can be read
    public Import upload(TenantId tenant, String fileName, InputStream content, ImportOptions options, String by) {
        var id = new ImportId(ids.next());
        long size = files.keep(id, content);
        try {
            var look = files.look(id, options);
            imports.add(tenant, draft(id, shown(fileName), size, look, options), by);
        } catch (RuntimeException e) {
            files.drop(id);
            throw e;
        }
        return imports.find(tenant, id).orElseThrow();
    }

    /// Reads a draft anew with other options.
    ///
    /// @throws ImportRefused if they do not fit the file
    public Optional<Import> plan(TenantId tenant, ImportId id, ImportOptions options) {
        return imports.find(tenant, id)
                .filter(found -> found.status() == Status.DRAFT)
                .flatMap(draft -> {
                    var look = files.look(id, options);
                    return imports.plan(tenant, id, look, options) ? imports.find(tenant, id) : Optional.empty();
                });
    }

    /// What would become of the rows of a draft, as far as its beginning tells.
    ///
    /// @throws ImportRefused if it cannot be read, or it is not known in which column the numbers stand
    public Forecast rehearse(TenantId tenant, Import draft) {
        requirePhone(draft);
        return dryRun.of(tenant, draft);
    }

    /// Begins to read a draft in the background.
    ///
    /// @return whether it was a draft
    /// @throws ImportRefused if it is not known in which column the numbers stand
    public boolean start(TenantId tenant, ImportId id) {
        var draft = imports.find(tenant, id).filter(found -> found.status() == Status.DRAFT);
        if (draft.isEmpty()) {
            return false;
        }
        requirePhone(draft.get());
        boolean started = imports.move(tenant, id, Set.of(Status.DRAFT), Status.QUEUED, null);
        bell.ring();
        return started;
    }

    public Optional<Import> find(TenantId tenant, ImportId id) {
        return imports.find(tenant, id);
    }

    /// The newest first.
    public List<Import> list(TenantId tenant, @Nullable ImportId after, int limit) {
        return imports.page(tenant, after, Math.clamp(limit, 1, PAGE));
    }

    /// How many rows made no contact, by reason; most first.
    public Map<String, Integer> refused(TenantId tenant, ImportId id) {
        var counts = new LinkedHashMap<String, Integer>();
        for (Count count : refusals.counts(tenant, id)) {
            counts.put(count.reason(), count.count());
        }
        return counts;
    }

    /// Writes the rows that made no contact.
    ///
    /// @param duplicates whether to include those that an earlier line made superfluous
    public void writeRejected(TenantId tenant, Import imported, boolean duplicates, RejectedRows rows)
            throws IOException {
        rows.head(imported.plan());
        int line = 0;
        for (var page = refusals.page(tenant, imported.id(), duplicates, line, PAGE);
                !page.isEmpty();
                page = refusals.page(tenant, imported.id(), duplicates, line, PAGE)) {
            for (var refusal : page) {
                rows.write(refusal.line(), refusal.reason(), refusal.cells());
            }
            line = page.getLast().line();
        }
    }

    /// Stops an import and removes the contacts that it created and that have exchanged no message. Contacts that it
    /// updated stay as they are now.
    ///
    /// @return the import, or empty if there is none
    public Optional<Import> undo(TenantId tenant, ImportId id) {
        if (imports.move(tenant, id, EnumSet.complementOf(EnumSet.of(Status.UNDONE)), Status.UNDOING, null)) {
            bell.ring();
        }
        return imports.find(tenant, id);
    }

    private Import draft(ImportId id, String name, long size, FirstLook look, ImportOptions options) {
        return new Import(
                id,
                name,
                size,
                look.plan(),
                options.tags(),
                options.defaultCountry(),
                Status.DRAFT,
                null,
                0,
                look.total(),
                0,
                0,
                0,
                0,
                0,
                0,
                Map.of(),
                0,
                clock.instant(),
                null,
                null);
    }

    private static void requirePhone(Import draft) {
        if (!draft.plan().hasPhone()) {
            throw new ImportRefused("no_phone_column", "mapping", headings(draft));
        }
    }

    private static String headings(Import draft) {
        return String.join(
                ", ",
                draft.plan().columns().stream().map(ImportPlan.Column::heading).toList());
    }

    /// The name alone, without folders and what cannot be shown.
    private static String shown(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
        return Shown.text(name).isEmpty() ? "?" : Shown.cut(name, LONGEST_NAME - 1);
    }
}
