package io.wasl.contact;

import io.wasl.kernel.TenantId;
import java.util.Collection;
import java.util.Set;

/// Who of some contacts has a history of messages with the client. The modules that keep messages tell.
public interface Exchanges {

    Set<ContactId> among(TenantId tenant, Collection<ContactId> contacts);
}
