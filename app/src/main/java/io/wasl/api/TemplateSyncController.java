package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.connection.AccountId;
import io.wasl.identity.ApiCaller;
import io.wasl.template.SyncResult;
import io.wasl.template.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/templates/sync")
@Tag(name = "Templates")
class TemplateSyncController {

    private final Templates templates;

    TemplateSyncController(Templates templates) {
        this.templates = templates;
    }

    @Operation(summary = "Fetch the templates of an account's business account from Meta")
    @PostMapping
    SyncResult sync(ApiCaller caller, @RequestBody Wish wish) {
        if (wish.account() == null) {
            throw ApiProblem.invalid("account", "is missing");
        }
        return templates.sync(caller.tenant(), PathId.of(wish.account(), AccountId::of));
    }

    record Wish(@Nullable String account) {}
}
