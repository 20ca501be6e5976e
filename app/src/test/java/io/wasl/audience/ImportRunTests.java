package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.Contact;
import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.E164;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Imports that are interrupted, raced for, and undone.
class ImportRunTests extends ImportingClient {

    ImportRunTests(@Autowired ApplicationContext beans) {
        super(beans);
    }

    @Test
    void whoeverTakesOverGoesOnWhereTheDeadOneStopped() throws IOException {
        var draft = upload(numbers(3_500));
        imports.start(acme, draft.id());
        dieAfterOneChunk(find(draft.id()));
        assertThat(find(draft.id()).processed()).isEqualTo(1_000);

        machinery.run().run(acme, draft.id());
        assertThat(find(draft.id()).status()).as("leased by the dead one").isEqualTo(Import.Status.RUNNING);
        scopes.tenant(
                acme,
                () -> jdbc.sql("UPDATE contact_import SET lease_until = '-infinity'")
                        .update());
        machinery.run().run(acme, draft.id());

        var done = find(draft.id());
        assertThat(done.status()).isEqualTo(Import.Status.COMPLETED);
        assertThat(List.of(done.accepted(), done.updated(), done.duplicates(), done.rejected()))
                .containsExactly(3_500, 0, 0, 0);
        assertThat(count("contact")).isEqualTo(3_500);
        assertThat(count("contact_import_member")).isEqualTo(3_500);
        assertThat(machinery.files().has(draft.id())).isFalse();
    }

    @Test
    void twoWorkersDoNotDoItTwice() throws InterruptedException {
        var draft = upload(numbers(2_000));
        imports.start(acme, draft.id());

        var workers = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofVirtual().start(() -> machinery.run().run(acme, draft.id())))
                .toList();
        for (var worker : workers) {
            worker.join();
        }

        assertThat(find(draft.id()).accepted()).isEqualTo(2_000);
    }

    @Test
    void undoingRemovesWhomTheImportCreatedUnlessTheyWrote() {
        add("+261340000000", "Known", MarketingConsent.UNKNOWN);
        var done = importAll(numbers(5));
        var spared = contacts.byPhone(acme, List.of(new E164("+261340000001")))
                .getFirst()
                .id();
        machinery.history().known().add(spared);

        imports.undo(acme, done.id());
        machinery.run().run(acme, done.id());

        assertThat(find(done.id()).status()).isEqualTo(Import.Status.UNDONE);
        assertThat(find(done.id()).undone()).isEqualTo(3);
        assertThat(all())
                .extracting(Contact::phone)
                .containsExactlyInAnyOrder(new E164("+261340000000"), new E164("+261340000001"));
    }

    @Test
    void undoingStopsAnImportThatRuns() throws IOException {
        var draft = upload(numbers(3_000));
        imports.start(acme, draft.id());
        dieAfterOneChunk(find(draft.id()));

        imports.undo(acme, draft.id());
        machinery.run().run(acme, draft.id());

        assertThat(count("contact")).isZero();
        assertThat(find(draft.id()).undone()).isEqualTo(1_000);
    }

    /// Does what a worker does until it is killed behind its first chunk.
    private void dieAfterOneChunk(Import started) throws IOException {
        assertThat(machinery.imports().claim(acme, started.id())).isTrue();
        var reading = new RowReading(started.plan(), started.tags(), started.defaultCountry());
        var rows = new ArrayList<ReadRow>();
        try (var source = FirstLook.open(machinery.files().of(started.id()), started.plan())) {
            source.next();
            for (int i = 0; i < ImportRun.CHUNK; i++) {
                rows.add(reading.read(Objects.requireNonNull(source.next())));
            }
        }
        assertThat(machinery.work().apply(acme, started.id(), new ImportWork.Chunk(0, rows)))
                .isTrue();
    }
}
