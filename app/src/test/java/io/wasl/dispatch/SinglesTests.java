package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.kernel.Secret;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.meta.Message;
import io.wasl.meta.Recipient;
import io.wasl.testing.WaslTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Messages that belong to no batch, on several numbers.
@WaslTest
@Import(Campaigner.Founder.class)
class SinglesTests {

    private final Campaigner shop;
    private final AccountId second;
    private final AccountId idle;
    private final QueuedMessages queue;

    SinglesTests(@Autowired Campaigner.Founder founder, @Autowired Tables tables) {
        shop = founder.found("100000000000001", 80);
        second = founder.number(shop.tenant(), "100000000000002", 80);
        idle = founder.number(shop.tenant(), "100000000000003", 80);
        queue = tables.queue();
    }

    @Test
    void eachNumbersMostUrgentAreFoundTogether() {
        var word = send(shop.account(), Lane.PROMPT);
        var code = send(shop.account(), Lane.URGENT);
        send(shop.account(), Lane.PROMPT);
        var answer = send(second, Lane.PROMPT);

        Map<AccountId, List<Waiting>> found =
                shop.scopes().engine(() -> queue.singles(List.of(road(shop.account()), road(second), road(idle)), 2));

        assertThat(found).containsOnlyKeys(shop.account(), second);
        assertThat(found.get(shop.account())).extracting(Waiting::id).containsExactly(code, word);
        assertThat(found.get(second)).extracting(Waiting::id).containsExactly(answer);
    }

    private MessageId send(AccountId from, Lane lane) {
        var id = new MessageId(shop.ids().next());
        var to = new Recipient.Phone("+261341234567");
        shop.dispatch()
                .send(
                        shop.tenant(),
                        new Single(id, from, lane, to, null, new Message.Text("Bonjour", false), null, null, null));
        return id;
    }

    private Road road(AccountId account) {
        var line = new Line("1", new Secret("sandbox-access-token"), 80, true, null, 0);
        return new Road(new Roads.Lease(shop.tenant(), account, 1), line, 0);
    }
}
