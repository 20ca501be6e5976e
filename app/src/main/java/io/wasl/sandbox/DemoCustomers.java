package io.wasl.sandbox;

import io.wasl.audience.Import;
import io.wasl.audience.ImportOptions;
import io.wasl.audience.Imports;
import io.wasl.audience.MappingWish;
import io.wasl.contact.ContactChange;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/// The shop's customers, brought in by the import that everybody uses.
@Component
class DemoCustomers {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Contacts contacts;
    private final Imports imports;

    DemoCustomers(Contacts contacts, Imports imports) {
        this.contacts = contacts;
        this.imports = imports;
    }

    /// @return the list as the shop typed it
    List<DemoPerson> bringIn(TenantId tenant) {
        var people = new DemoPeople();
        var reachable = people.reachable();
        var typed = people.asTyped(reachable);
        upload(tenant, typed);
        reachable.stream().limit(DemoPeople.OPTED_OUT).forEach(person -> optOut(tenant, person));
        return typed;
    }

    private void upload(TenantId tenant, List<DemoPerson> typed) {
        var file = new ByteArrayInputStream(DemoPeople.csv(typed));
        var options = new ImportOptions(MappingWish.NONE, List.of("clients"), "MG");
        var brought = imports.upload(tenant, "clients-boutique.csv", file, options, Demo.USER);
        imports.start(tenant, brought.id());
        while (imports.find(tenant, brought.id())
                .filter(DemoCustomers::isUnderWay)
                .isPresent()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static boolean isUnderWay(Import brought) {
        return brought.status() == Import.Status.QUEUED || brought.status() == Import.Status.RUNNING;
    }

    private void optOut(TenantId tenant, DemoPerson person) {
        contacts.byPhone(tenant, List.of(new E164(person.phone())))
                .forEach(contact -> contacts.change(
                        tenant,
                        contact.id(),
                        new ContactChange(null, null, null, null, null, MarketingConsent.OPTED_OUT, "page")));
    }
}
