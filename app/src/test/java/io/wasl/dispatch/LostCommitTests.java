package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.connection.Accounts;
import io.wasl.kernel.EssentialThread;
import io.wasl.kernel.Ids;
import io.wasl.message.MessageStatus;
import io.wasl.meta.CloudApi;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.WaslTest;
import java.time.Clock;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.TransientDataAccessResourceException;
import tools.jackson.databind.json.JsonMapper;

/// The database can die between a commit and its answer, and a thread between a mark and what it is for: the marks
/// stand, and nobody acts on them.
@WaslTest
@Import(Campaigner.Founder.class)
class LostCommitTests {

    private static final int MESSAGES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HANDED_OVER = 3;

    private final ApplicationContext context;
    private final Campaigner shop;

    LostCommitTests(@Autowired ApplicationContext context, @Autowired Campaigner.Founder founder) {
        this.context = context;
        this.shop = founder.found(MetaSimulator.SHOP, 80);
    }

    @Test
    void whatWasMarkedByACommitThatNobodyAnsweredForLeavesAllTheSame() throws InterruptedException {
        assertThatAllLeaveOnce(Deaf.class);
    }

    @Test
    void whatWasMarkedAndNotHandedOverLeavesAllTheSame() throws InterruptedException {
        assertThatAllLeaveOnce(Torn.class);
    }

    private void assertThatAllLeaveOnce(Class<? extends Faulty> faulty) throws InterruptedException {
        MetaSimulator.INSTANCE.reset();
        var batch = shop.start(MESSAGES);
        var roads = new OpenRoads(context.getBean(Ids.class).next());
        var rescuer = new Rescuer(
                roads,
                context.getBean(Tables.class),
                context.getBean(Accounts.class),
                context.getBean(RemovedNumbers.class),
                context.getBean(Reaches.class),
                context.getBean(Clock.class));
        var intents = context.getAutowireCapableBeanFactory().createBean(faulty);
        var completer = context.getAutowireCapableBeanFactory().createBean(Completer.class);
        var picker = new Picker(
                roads, context.getBean(Tables.class), intents, sender(completer), context.getBean(Bell.class));
        rescuer.run();
        var picking = EssentialThread.start(Thread.ofPlatform().name("test-picker"), picker::isWanted, picker);
        var completing =
                EssentialThread.start(Thread.ofPlatform().name("test-completer"), completer::isWanted, completer);

        await().until(() -> shop.count(batch, MessageStatus.ACCEPTED) == MESSAGES);

        picker.close();
        completer.close();
        assertThat(picking.join(PATIENCE)).isTrue();
        assertThat(completing.join(PATIENCE)).isTrue();
        rescuer.release();
        assertThat(intents.lost).as("marks that nobody heard of").isPositive();
        assertThat(shop.count(batch, MessageStatus.UNCONFIRMED)).isZero();
        assertThat(MetaSimulator.INSTANCE
                        .call("GET", "/simulator/accepted/summary", "")
                        .path("total")
                        .asInt())
                .isEqualTo(MESSAGES);
        shop.assertThatCountsAddUp(batch);
    }

    private Sender sender(Completer completer) {
        return new Sender(
                context.getBean(CloudApi.class),
                context.getBean(OpaqueIds.class),
                completer,
                context.getBean(JsonMapper.class),
                context.getBean(Clock.class));
    }

    abstract static class Faulty extends Intents {

        volatile int lost;

        Faulty(Tables tables, OptOuts optOuts, ReachedUsers reached, EngineMeters meters) {
            super(tables, optOuts, reached, meters);
        }
    }

    /// Does not hear that its first commit took place.
    static final class Deaf extends Faulty {

        Deaf(Tables tables, OptOuts optOuts, ReachedUsers reached, EngineMeters meters) {
            super(tables, optOuts, reached, meters);
        }

        @Override
        List<Intent> mark(UUID instance, List<QueuedMessages.Proposal> proposals) {
            var marked = super.mark(instance, proposals);
            if (lost == 0) {
                lost = marked.size();
                throw new TransientDataAccessResourceException("The connection broke");
            }
            return marked;
        }
    }

    /// Breaks off its caller once, between one message and the next.
    static final class Torn extends Faulty {

        Torn(Tables tables, OptOuts optOuts, ReachedUsers reached, EngineMeters meters) {
            super(tables, optOuts, reached, meters);
        }

        @Override
        List<Intent> mark(UUID instance, List<QueuedMessages.Proposal> proposals) {
            var marked = super.mark(instance, proposals);
            return new AbstractList<>() {
                @Override
                public Intent get(int index) {
                    if (lost == 0 && index == HANDED_OVER) {
                        lost = marked.size() - index;
                        throw new NoClassDefFoundError("A class that cannot be loaded now");
                    }
                    return marked.get(index);
                }

                @Override
                public int size() {
                    return marked.size();
                }
            };
        }
    }
}
