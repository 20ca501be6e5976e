package io.wasl.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStatusTests {

    private static final Fact.About ABOUT = new Fact.About(
            new TenantId(new UUID(1, 1)), new AccountId(new UUID(2, 2)), new MessageId(new UUID(3, 3)), 1);

    @Test
    void dependsOnWhatIsKnownAndNeverOnTheOrderInWhichItWasTold() {
        for (List<Fact.Kind> sequence : Sequences.upTo(6)) {
            var times = FactTimes.NONE;
            for (int i = 0; i < sequence.size(); i++) {
                times = times.with(sequence.get(i), Sequences.time(sequence, i));
            }

            assertThat(MessageStatus.of(MessageStatus.SENDING, times))
                    .as("%s", sequence)
                    .isEqualTo(Sequences.expected(sequence));
        }
    }

    @Test
    void readCountsAsDeliveredWhicheverCameAndWhateverFailed() {
        var known = FactTimes.NONE.with(Fact.Kind.FAILED, Instant.EPOCH).with(Fact.Kind.PLAYED, Instant.EPOCH);

        assertThat(MessageStatus.of(MessageStatus.QUEUED, known)).isEqualTo(MessageStatus.READ);
    }

    @Test
    void whatWasReadHadArrivedByThen() {
        var read = FactTimes.NONE.with(Fact.Kind.READ, Instant.EPOCH.plusSeconds(9));

        assertThat(read.withImpliedDelivery().deliveredAt()).isEqualTo(Instant.EPOCH.plusSeconds(9));
        assertThat(read.with(Fact.Kind.DELIVERED, Instant.EPOCH)
                        .withImpliedDelivery()
                        .deliveredAt())
                .isEqualTo(Instant.EPOCH);
        assertThat(FactTimes.NONE.withImpliedDelivery().deliveredAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageStatus.class,
            names = {"QUEUED", "SENDING", "UNCONFIRMED", "CANCELLED", "SKIPPED"})
    void withoutFactsStaysWhereTheEnginePutIt(MessageStatus standing) {
        assertThat(MessageStatus.of(standing, FactTimes.NONE)).isEqualTo(standing);
    }

    @ParameterizedTest
    @EnumSource(MessageStatus.class)
    void codesAreForEver(MessageStatus status) {
        assertThat(MessageStatus.of(status.code())).isEqualTo(status);
        assertThat(status.code()).isEqualTo((short) status.ordinal());
    }

    @Test
    void ofTwoFailuresTheEarlierOneIsToldInEitherOrder() {
        var late = failed(10, 131026);
        var early = failed(5, 131049);
        var sameSecond = failed(5, 131000);

        assertThat(sheet(late, early, sameSecond).errorCode()).isEqualTo(131000);
        assertThat(sheet(sameSecond, early, late).errorCode()).isEqualTo(131000);
        assertThat(sheet(early, late).errorCode()).isEqualTo(131049);
    }

    @Test
    void aSecondIdAtMetaForOneMessageIsSetAside() {
        var first = Fact.Happened.accepted(ABOUT, Instant.EPOCH, "wamid.1");
        var second = Fact.Happened.accepted(ABOUT, Instant.EPOCH, "wamid.2");
        List<Fact> contradicting = new ArrayList<>();

        var sheets = FactSheet.gather(List.of(first, second), contradicting);

        assertThat(sheets).singleElement().extracting(FactSheet::wamid).isEqualTo("wamid.1");
        assertThat(contradicting).containsExactly(second);
    }

    private static FactSheet sheet(Fact... facts) {
        return FactSheet.gather(List.of(facts), new ArrayList<>()).iterator().next();
    }

    private static Fact failed(long second, int code) {
        return Fact.Happened.failed(ABOUT, Instant.ofEpochSecond(second), new Fact.Failure(code, "told"));
    }

    /// All sequences of four kinds of status, repeats included.
    static final class Sequences {

        private static final List<Fact.Kind> KINDS =
                List.of(Fact.Kind.SENT, Fact.Kind.DELIVERED, Fact.Kind.READ, Fact.Kind.FAILED);

        private Sequences() {}

        static List<List<Fact.Kind>> upTo(int length) {
            List<List<Fact.Kind>> all = new ArrayList<>();
            List<List<Fact.Kind>> last = List.of(List.of());
            for (int i = 0; i < length; i++) {
                last = last.stream()
                        .flatMap(shorter -> KINDS.stream().map(kind -> {
                            List<Fact.Kind> longer = new ArrayList<>(shorter);
                            longer.add(kind);
                            return longer;
                        }))
                        .toList();
                all.addAll(last);
            }
            return all;
        }

        /// Sent and delivered in the same second, as Meta does; a repeat is told with a later time.
        static Instant time(List<Fact.Kind> sequence, int index) {
            long repeats = sequence.subList(0, index).stream()
                    .filter(sequence.get(index)::equals)
                    .count();
            long base = switch (sequence.get(index)) {
                case ACCEPTED, SENT, DELIVERED -> 1_000;
                case READ, PLAYED, FAILED -> 1_001;
            };
            return Instant.ofEpochSecond(base + 60 * repeats);
        }

        static MessageStatus expected(List<Fact.Kind> sequence) {
            Set<Fact.Kind> known = EnumSet.copyOf(sequence);
            if (known.contains(Fact.Kind.READ)) {
                return MessageStatus.READ;
            }
            if (known.contains(Fact.Kind.DELIVERED)) {
                return MessageStatus.DELIVERED;
            }
            return known.contains(Fact.Kind.FAILED) ? MessageStatus.FAILED : MessageStatus.SENT;
        }
    }
}
