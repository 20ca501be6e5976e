package io.wasl.identity;

import io.wasl.kernel.TenantId;
import java.util.Set;
import java.util.UUID;

/// The program whose request this is, known by its API key. REST controllers take it as an argument.
///
/// @param scopes what the key opens: `*`, a noun of the API such as `campaigns`, or one side of it: `campaigns:read`
public record ApiCaller(TenantId tenant, UUID keyId, Set<String> scopes) {

    public boolean may(String noun, boolean write) {
        return scopes.contains("*") || scopes.contains(noun) || scopes.contains(noun + (write ? ":write" : ":read"));
    }
}
