package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.Contact;
import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.E164;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        endLease();
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

    @Test
    void aFileThatCannotBeReadOnIsTriedOnce() throws IOException {
        var draft = upload(numbers(5));
        imports.start(acme, draft.id());
        var book = BookOfMarkup.withRows("<row/>".repeat(3)).bytes();
        Files.write(machinery.files().of(draft.id()), Arrays.copyOf(book, book.length / 2));
        scopes.tenant(
                acme,
                () -> jdbc.sql("UPDATE contact_import SET plan = plan || '{\"format\":\"xlsx\"}'")
                        .update());

        machinery.run().run(acme, draft.id());

        assertThat(find(draft.id()).status()).isEqualTo(Import.Status.FAILED);
        assertThat(find(draft.id()).problem()).isEqualTo("unreadable");
    }

    @Test
    void anImportThatKeepsEndingItsProcessIsGivenUp() {
        var draft = upload(numbers(5));
        imports.start(acme, draft.id());
        for (int i = 0; i < ImportRun.MOST_ATTEMPTS; i++) {
            assertThat(machinery.imports().claim(acme, draft.id())).isTrue();
            endLease();
        }

        machinery.run().run(acme, draft.id());

        assertThat(find(draft.id()).status()).isEqualTo(Import.Status.FAILED);
        assertThat(find(draft.id()).problem()).isEqualTo("crashed");
        assertThat(count("contact")).isZero();
    }

    @Test
    void anErrorEndsTheImportAndNotTheProcess() {
        var draft = upload(numbers(5));
        imports.start(acme, draft.id());
        machinery.imports().claim(acme, draft.id());

        machinery.run().gaveUp(acme, draft.id(), new StackOverflowError());

        assertThat(find(draft.id()).problem()).isEqualTo("too_heavy");
    }

    @Test
    void ofTwoRowsOfOnePersonTheRefusalWinsHoweverFarApart() {
        var far = numbers(1_500).replace("phone\n", "").replace("\n", ";\n");
        var done = importAll("phone;consent\n+261340099990;oui\n+261340099991;oui\n+261340099991;non\n"
                + "+261340099992;non\n+261340099992;oui\n" + far + "+261340099990;refusé\n");

        assertThat(done.duplicates()).isEqualTo(3);
        for (var phone : List.of("+261340099990", "+261340099991", "+261340099992")) {
            assertThat(contacts.byPhone(acme, List.of(new E164(phone)))
                            .getFirst()
                            .consent()
                            .marketing())
                    .as(phone)
                    .isEqualTo(MarketingConsent.OPTED_OUT);
        }
    }

    @Test
    void aRefusalInARowThatCannotBeTakenIsRecordedAndCounted() {
        add("+261340099990", "Known", MarketingConsent.OPTED_IN);
        var done = importAll("phone;consent;note\n+261340099990;non;" + "x".repeat(5_000)
                + "\n+261340099991;oui;\n+261340099991;non;\"opened\nNULL;non;\n");

        assertThat(List.of(done.accepted(), done.updated(), done.duplicates(), done.rejected()))
                .containsExactly(1, 1, 1, 1);
        assertThat(done.fixes()).isEqualTo(Map.of("only_refusal", 2, "placeholder", 1));
        assertThat(all()).hasSize(2).allMatch(Contact::refusesMarketing);
        assertThat(all()).extracting(Contact::name).contains("Known");
    }

    @Test
    void whatWasMendedIsCountedOverAllChunks() {
        var rows = new StringBuilder("phone;name\n");
        for (int i = 0; i < 1_200; i++) {
            rows.append("=\"26134%07d\";NULL\n".formatted(i));
        }

        var done = importAll(rows.toString());

        assertThat(done.accepted()).isEqualTo(1_200);
        assertThat(done.fixed()).isEqualTo(1_200);
        assertThat(done.fixes()).isEqualTo(Map.of("unwrapped", 1_200, "placeholder", 1_200));
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
