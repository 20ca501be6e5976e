package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Draft;
import io.wasl.campaign.TemplateChoice;
import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.template.Template;
import io.wasl.template.TemplateId;
import io.wasl.template.Templates;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The first step: from which number, and which template.
@Controller
class MessageStep {

    private static final String BEGUN = "begun:";

    private final Desk desk;
    private final Campaigns campaigns;
    private final Accounts accounts;
    private final Templates templates;

    MessageStep(Desk desk, Campaigns campaigns, Accounts accounts, Templates templates) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.templates = templates;
    }

    /// @param draft names the form, so that it makes one draft although it may be sent again after a way back
    record Form(
            @Nullable String name,
            @Nullable String account,
            @Nullable String template,
            @Nullable String draft) {}

    @GetMapping("/campaigns/new")
    String begin(CurrentUser user, Model model) {
        user.require(Permission.PREPARE_CAMPAIGNS);
        model.addAttribute("fresh", UUID.randomUUID().toString());
        return page(user, Draft.named(""), model);
    }

    @GetMapping("/campaigns/{id}/message")
    String show(CurrentUser user, @PathVariable String id, Model model) {
        Campaign campaign = desk.open(user, id);
        model.addAttribute("campaign", campaign);
        return page(user, campaigns.draft(user.client(), campaign.id()), model);
    }

    /// The cards of an account's templates, when another account is chosen.
    @GetMapping("/campaigns/templates")
    String cards(
            CurrentUser user,
            @RequestParam @Nullable String account,
            @RequestParam(defaultValue = "") String search,
            Model model) {
        model.addAttribute("chosen", null);
        addTemplates(user, chosen(user, account), search, model);
        return "campaign/pieces :: cards";
    }

    @PostMapping("/campaigns")
    String create(CurrentUser user, Form form, Locale locale, HttpSession session, Model model) {
        user.require(Permission.PREPARE_CAMPAIGNS);
        Draft draft = draft(user, Draft.named(""), form);
        if (!isComplete(draft, locale, model)) {
            model.addAttribute("fresh", form.draft());
            return page(user, draft, model);
        }
        Campaign campaign = begun(user, form, session)
                .map(begun -> campaigns.edit(user.client(), begun.id(), before -> draft(user, before, form)))
                .orElseGet(() -> campaigns.create(user.client(), draft, user.name()));
        if (form.draft() != null && form.draft().matches("[0-9a-f-]{36}")) {
            session.setAttribute(BEGUN + form.draft(), campaign.id().toString());
        }
        return "redirect:/campaigns/" + campaign.id() + "/audience";
    }

    /// The draft that this form has made already.
    private Optional<Campaign> begun(CurrentUser user, Form form, HttpSession session) {
        return Optional.ofNullable(session.getAttribute(BEGUN + form.draft()))
                .flatMap(id -> campaigns.find(user.client(), Desk.id(id.toString())))
                .filter(Campaign::isEditable);
    }

    @PostMapping("/campaigns/{id}/message")
    String save(
            CurrentUser user,
            @PathVariable String id,
            Form form,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Campaign campaign = desk.draft(user, id);
        Draft draft = draft(user, campaigns.draft(user.client(), campaign.id()), form);
        if (!isComplete(draft, locale, model)) {
            model.addAttribute("campaign", campaign);
            return page(user, draft, model);
        }
        String path = "/campaigns/" + campaign.id();
        return desk.attempt(
                flash,
                locale,
                () -> {
                    campaigns.edit(user.client(), campaign.id(), before -> draft(user, before, form));
                    return path + "/audience";
                },
                path);
    }

    private Draft draft(CurrentUser user, Draft draft, Form form) {
        String name =
                form.name() == null ? "" : form.name().replaceAll("\\p{Cc}", "").strip();
        Account account = chosen(user, form.account());
        TemplateChoice choice = template(user, form.template())
                .map(template -> new TemplateChoice(template.name(), template.language()))
                .orElse(null);
        return draft.withName(name)
                .withAccount(account == null ? null : account.id())
                .withTemplate(choice);
    }

    private boolean isComplete(Draft draft, Locale locale, Model model) {
        if (draft.name().isEmpty() || draft.name().length() > Draft.LONGEST_NAME) {
            model.addAttribute("nameProblem", desk.text(locale, "campaign.message.name.problem"));
            return false;
        }
        if (draft.account() == null || draft.template() == null) {
            model.addAttribute("templateProblem", desk.text(locale, "campaign.message.template.problem"));
            return false;
        }
        return true;
    }

    private String page(CurrentUser user, Draft draft, Model model) {
        List<Account> all = accounts.list(user.client());
        Account account = all.stream()
                .filter(one -> one.id().equals(draft.account()))
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
        model.addAttribute("draft", draft);
        model.addAttribute("accounts", all);
        model.addAttribute("account", account);
        model.addAttribute("chosen", draft.template());
        addTemplates(user, account, "", model);
        return "campaign/message";
    }

    private void addTemplates(CurrentUser user, @Nullable Account account, String search, Model model) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        model.addAttribute(
                "templates",
                account == null
                        ? List.of()
                        : templates.list(user.client(), account.id()).stream()
                                .filter(Template::canSend)
                                .filter(template -> !template.category().equals("AUTHENTICATION"))
                                .filter(template ->
                                        template.definition().unfillable().isEmpty())
                                .filter(template -> (template.name() + " "
                                                + template.text().body())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted))
                                .toList());
    }

    private @Nullable Account chosen(CurrentUser user, @Nullable String id) {
        return find(id, text -> accounts.find(user.client(), AccountId.of(text)))
                .orElse(null);
    }

    private Optional<Template> template(CurrentUser user, @Nullable String id) {
        return find(id, text -> templates.find(user.client(), TemplateId.of(text)));
    }

    private static <T> Optional<T> find(@Nullable String id, Function<String, Optional<T>> find) {
        try {
            return id == null || id.isEmpty() ? Optional.empty() : find.apply(id);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
