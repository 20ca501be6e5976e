package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.connection.AccountId;
import io.wasl.identity.ApiCaller;
import io.wasl.template.Template;
import io.wasl.template.Templates;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/templates")
@Tag(name = "Templates", description = "Message templates and their approval")
class TemplateController {

    private final Templates templates;

    TemplateController(Templates templates) {
        this.templates = templates;
    }

    @Operation(
            summary = "List templates",
            description = "As Meta last told them: of one account's business account, or of all.")
    @GetMapping
    Page<TemplateView> list(
            ApiCaller caller, @RequestParam(required = false) @Nullable String account, PageRequest page) {
        List<Template> all = account == null
                ? templates.list(caller.tenant())
                : templates.list(caller.tenant(), PathId.of(account, AccountId::of));
        List<Template> rest = all.stream()
                .sorted(Comparator.comparing(template -> template.id().toString()))
                .filter(template ->
                        page.after() == null || template.id().toString().compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rest, page, template -> template.id().toString(), TemplateView::of);
    }

    @Operation(
            summary = "Submit a template",
            description = "Takes Meta's own form beside `account`. What Meta does not like about it is told as"
                    + " template_refused, in Meta's words.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TemplateView create(ApiCaller caller, @RequestBody TemplateInput input) {
        var template = input.template();
        if (input.account() == null) {
            throw ApiProblem.invalid("account", "is missing");
        }
        return TemplateView.of(templates.create(caller.tenant(), PathId.of(input.account(), AccountId::of), template));
    }
}
