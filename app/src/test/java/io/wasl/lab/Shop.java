package io.wasl.lab;

import io.wasl.campaign.CampaignId;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.NewBatch;
import io.wasl.dispatch.Outgoing;
import io.wasl.dispatch.Progress;
import io.wasl.dispatch.Single;
import io.wasl.kernel.Ids;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.message.Purpose;
import io.wasl.meta.Component;
import io.wasl.meta.Recipient;
import io.wasl.meta.TemplateMould;
import io.wasl.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/// The client of an installation that sends campaigns and codes from many numbers. Works while the database does.
final class Shop {

    /// Nothing is delivered to them; a few stand in every campaign.
    static final List<String> DEAD_PHONES =
            IntStream.range(0, 5).mapToObj("+26134999990%d"::formatted).toList();

    static final String NAME = "Laboratory";

    static final int DEAD_PHONE_ERROR = 131026;

    private static final int PACE = 150;
    private static final List<String> VARIABLES = List.of("Soa", "dimanche");
    private static final TemplateMould MOULD = new TemplateMould(
            SimulatedMeta.TEMPLATE,
            "fr",
            List.of(
                    new TemplateMould.Slot(Component.BODY, -1, null),
                    new TemplateMould.Slot(Component.BODY, -1, null)));

    private final Dispatch dispatch;
    private final Ids ids;
    private final TenantId tenant;
    private final List<AccountId> numbers;
    private final Office office;
    private int people;

    private Shop(Dispatch dispatch, Ids ids, TenantId tenant, List<AccountId> numbers, Office office) {
        this.office = office;
        this.dispatch = dispatch;
        this.ids = ids;
        this.tenant = tenant;
        this.numbers = numbers;
    }

    static Shop found(ApplicationContext context, int numbers) {
        var tenant = context.getBean(Tenants.class).add(NAME).id();
        var accounts = context.getBean(Accounts.class);
        var added = IntStream.range(0, numbers)
                .mapToObj(n -> accounts.add(tenant, account(n)).id())
                .toList();
        return new Shop(
                context.getBean(Dispatch.class),
                context.getBean(Ids.class),
                tenant,
                added,
                new Office(context, tenant, added.getFirst()));
    }

    int numbers() {
        return numbers.size();
    }

    /// A campaign to so many people, of whom some have no telephone any more.
    BatchId start(int number, int total) {
        var batch = dispatch.open(new NewBatch(
                tenant,
                numbers.get(number),
                Lane.BULK,
                MOULD,
                total,
                null,
                "Campaign of " + total,
                Purpose.MARKETING,
                false,
                null));
        List<Outgoing> all = new ArrayList<>(total);
        DEAD_PHONES.forEach(phone -> all.add(outgoing(phone)));
        while (all.size() < total) {
            all.add(outgoing(nextPhone()));
        }
        dispatch.enqueue(tenant, batch, all);
        dispatch.seal(tenant, batch);
        return batch;
    }

    /// People come with a file, and others get a campaign that was checked and confirmed.
    ///
    /// @return the campaign
    CampaignId prepare(int number) {
        office.importPeople(phones(Office.PEOPLE));
        return office.confirm(numbers.get(number), phones(Office.PEOPLE));
    }

    Progress progress(BatchId batch) {
        return dispatch.progress(tenant, batch).orElseThrow();
    }

    /// Stops a campaign; what waits of it is cancelled by a platform.
    void callOff(BatchId batch) {
        dispatch.cancel(tenant, batch);
    }

    /// A message that is sent again once if nobody can say whether it left.
    void sendCode(int number) {
        dispatch.send(
                tenant,
                new Single(
                        new MessageId(ids.next()),
                        numbers.get(number),
                        Lane.URGENT,
                        new Recipient.Phone(nextPhone()),
                        null,
                        MOULD.fill(VARIABLES),
                        null,
                        null,
                        null));
    }

    private List<String> phones(int count) {
        return IntStream.range(0, count).mapToObj(n -> nextPhone()).toList();
    }

    private Outgoing outgoing(String phone) {
        return new Outgoing(
                new MessageId(ids.next()), new Recipient.Phone(phone), null, VARIABLES, "Bonjour Soa", null);
    }

    private String nextPhone() {
        return "+2613%08d".formatted(people++);
    }

    private static NewAccount account(int n) {
        return new NewAccount(
                "Number " + n,
                SimulatedMeta.number(n),
                SimulatedMeta.WABA,
                new Secret(SimulatedMeta.ACCESS_TOKEN),
                null,
                null,
                PACE);
    }
}
