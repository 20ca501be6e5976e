package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.connection.AccountId;
import io.wasl.connection.Subscription;
import io.wasl.connection.Subscriptions;
import io.wasl.identity.ApiCaller;
import java.net.URI;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{id}/subscription")
@Tag(name = "Accounts")
class SubscriptionController {

    private final Subscriptions subscriptions;

    SubscriptionController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Operation(
            summary = "Have Meta deliver an account's webhooks here",
            description =
                    "Registers the callback at the business account and, where the installation has an app, at the"
                            + " app. Meta asks the callback for the verify token before it agrees.")
    @PostMapping
    Registered register(ApiCaller caller, @PathVariable String id) {
        Subscription made = subscriptions.register(caller.tenant(), PathId.of(id, AccountId::of));
        return new Registered(made.callback(), made.app(), made.fields());
    }

    /// @param app whether the installation's own app was told the address, too
    record Registered(URI callbackUrl, boolean app, List<String> fields) {}
}
