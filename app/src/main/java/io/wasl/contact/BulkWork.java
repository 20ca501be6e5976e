package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Does something to many contacts at once, a piece at a time, each in a transaction of its own; and takes it back.
@Service
public class BulkWork {

    private static final int PIECE = 500;

    private final BulkActs acts;
    private final BulkChanges changes;
    private final Contacts contacts;
    private final Scopes scopes;
    private final InstantSource clock;
    private final Ids ids;

    BulkWork(BulkActs acts, BulkChanges changes, Contacts contacts, Scopes scopes, InstantSource clock, Ids ids) {
        this.acts = acts;
        this.changes = changes;
        this.contacts = contacts;
        this.scopes = scopes;
        this.clock = clock;
        this.ids = ids;
    }

    /// The first piece is done when this returns; the others follow in the background.
    ///
    /// @param tag for the kinds that need one
    /// @param by who does it
    public BulkAct begin(TenantId tenant, BulkAct.Kind kind, @Nullable String tag, Selection selection, String by) {
        var id = new BulkActId(ids.next());
        acts.add(tenant, new BulkAct(id, kind, tag, 0, BulkAct.State.RUNNING), selection, by, clock.instant());
        carryOn(tenant, id);
        return acts.find(tenant, id).orElseThrow();
    }

    public Optional<BulkAct> find(TenantId tenant, BulkActId id) {
        return acts.find(tenant, id);
    }

    /// Takes it back for all whom it has changed, and stops it if it is still at work.
    public Optional<BulkAct> undo(TenantId tenant, BulkActId id) {
        if (acts.undo(tenant, id)) {
            carryOn(tenant, id);
        }
        return acts.find(tenant, id);
    }

    /// Does the next piece.
    ///
    /// @return whether there is more to do
    boolean carryOn(TenantId tenant, BulkActId id) {
        return scopes.tenant(
                tenant,
                () -> acts.lock(tenant, id)
                        .map(progress -> switch (progress.act().state()) {
                            case RUNNING -> doMore(tenant, progress);
                            case UNDOING -> undoMore(tenant, progress.act());
                            case DONE, UNDONE -> false;
                        })
                        .orElse(false));
    }

    private boolean doMore(TenantId tenant, BulkActs.Progress progress) {
        var act = progress.act();
        var next = next(tenant, progress);
        boolean isOver = progress.selection() instanceof Selection.Chosen || next.size() < PIECE;
        acts.advance(
                tenant,
                act.id(),
                change(tenant, act, next),
                next.isEmpty() ? null : next.getLast(),
                isOver ? BulkAct.State.DONE : BulkAct.State.RUNNING);
        return !isOver;
    }

    private List<ContactId> next(TenantId tenant, BulkActs.Progress progress) {
        return switch (progress.selection()) {
            case Selection.Chosen chosen -> chosen.contacts();
            case Selection.Found found ->
                contacts.search(tenant, found.filter(), progress.reached(), PIECE).stream()
                        .map(Contact::id)
                        .toList();
        };
    }

    private int change(TenantId tenant, BulkAct act, List<ContactId> next) {
        return switch (act.kind()) {
            case TAG -> changes.tag(tenant, act.id(), Objects.requireNonNull(act.tag()), next);
            case UNTAG -> changes.untag(tenant, act.id(), Objects.requireNonNull(act.tag()), next);
            case BLOCK -> changes.block(tenant, act.id(), next, clock.instant());
            case REMOVE -> changes.remove(tenant, act.id(), next);
        };
    }

    private boolean undoMore(TenantId tenant, BulkAct act) {
        var changed = changes.changed(tenant, act.id(), PIECE);
        switch (act.kind()) {
            case TAG -> changes.takeTag(tenant, Objects.requireNonNull(act.tag()), changed);
            case UNTAG -> changes.restoreTag(tenant, Objects.requireNonNull(act.tag()), changed);
            case BLOCK -> changes.unblock(tenant, changed, clock.instant());
            case REMOVE -> changes.bringBack(tenant, act.id(), changed);
        }
        changes.forget(tenant, act.id(), changed);
        boolean isOver = changed.size() < PIECE;
        acts.advance(tenant, act.id(), -changed.size(), null, isOver ? BulkAct.State.UNDONE : BulkAct.State.UNDOING);
        return !isOver;
    }
}
