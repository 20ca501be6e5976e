package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.message.MessageStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A number or a batch that cannot be read, for whatever reason, beside others that are well.
class PoisonedRoadTests extends WorkingEngine {

    private static final String OTHER_NUMBER = "100000000000002";

    PoisonedRoadTests(@Autowired Parts parts) {
        super(parts);
    }

    @Test
    void aTokenThatNoKeyOpensHoldsUpItsOwnNumberOnly() {
        var other = shop.from(founder.number(shop.tenant(), OTHER_NUMBER, 80));
        shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("UPDATE whatsapp_accounts SET access_token = '\\x00' WHERE id = ?")
                        .param(shop.account().value())
                        .update());
        var stuck = shop.start(1);

        var batch = other.start(5);

        await().atMost(SOON).until(() -> other.count(batch, MessageStatus.ACCEPTED) == 5);
        assertThat(shop.count(stuck, MessageStatus.QUEUED))
                .as("nothing of it is lost")
                .isEqualTo(1);
    }

    @Test
    void aBatchThatCannotBeReadHoldsUpItselfOnly() {
        var stuck = shop.start(1);
        shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("UPDATE batch SET mould = '?' WHERE id = ?")
                        .param(stuck.value())
                        .update());

        var batch = shop.start(5);

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 5);
    }
}
