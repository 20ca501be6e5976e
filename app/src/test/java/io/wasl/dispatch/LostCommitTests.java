package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.connection.Accounts;
import io.wasl.kernel.Ids;
import io.wasl.message.MessageStatus;
import io.wasl.meta.CloudApi;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.WaslTest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.TransientDataAccessResourceException;
import tools.jackson.databind.json.JsonMapper;

/// The database can die between a commit and its answer: the marks stand, and who made them does not know.
@WaslTest
@Import(Campaigner.Founder.class)
class LostCommitTests {

    private static final int MESSAGES = 20;

    private final ApplicationContext context;
    private final Campaigner shop;

    LostCommitTests(@Autowired ApplicationContext context, @Autowired Campaigner.Founder founder) {
        this.context = context;
        this.shop = founder.found(MetaSimulator.SHOP, 80);
    }

    @Test
    void whatWasMarkedByACommitThatNobodyAnsweredForLeavesAllTheSame() throws InterruptedException {
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
        var intents = context.getAutowireCapableBeanFactory().createBean(Deaf.class);
        var completer = context.getAutowireCapableBeanFactory().createBean(Completer.class);
        var picker = new Picker(
                roads, context.getBean(Tables.class), intents, sender(completer), context.getBean(Bell.class));
        rescuer.run();
        var picking = Thread.ofPlatform().start(picker);
        var completing = Thread.ofPlatform().start(completer);

        await().until(() -> shop.count(batch, MessageStatus.ACCEPTED) == MESSAGES);

        picker.close();
        completer.close();
        picking.join();
        completing.join();
        rescuer.release();
        assertThat(intents.lost).as("answers to commits that were lost").isPositive();
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

    /// Does not hear that its first commit took place.
    static final class Deaf extends Intents {

        private volatile int lost;

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
}
