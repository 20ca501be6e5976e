package io.wasl.template.web;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.template.Template;
import io.wasl.template.TemplateId;
import io.wasl.template.Templates;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The list of templates, and each of them.
@Controller
class TemplatePages {

    private final Templates templates;
    private final Accounts accounts;

    TemplatePages(Templates templates, Accounts accounts) {
        this.templates = templates;
        this.accounts = accounts;
    }

    @GetMapping("/templates")
    String list(CurrentUser user, TemplateFilter filter, Model model) {
        List<Template> all = templates.list(user.client());
        List<Template> found = filter.of(all, true);
        model.addAttribute("filter", filter);
        model.addAttribute("tabs", tabs(filter.of(all, false)));
        model.addAttribute("total", filter.of(all, false).size());
        model.addAttribute("cards", found.stream().map(TemplateCard::new).toList());
        model.addAttribute("any", !all.isEmpty());
        model.addAttribute(
                "languages",
                all.stream().map(Template::language).distinct().sorted().toList());
        model.addAttribute(
                "categories",
                all.stream().map(Template::category).distinct().sorted().toList());
        model.addAttribute("connected", !accounts.list(user.client()).isEmpty());
        model.addAttribute("synced", templates.lastSync(user.client()).orElse(null));
        model.addAttribute("may", user.may(Permission.EDIT_TEMPLATES));
        return "template/templates";
    }

    @GetMapping("/templates/{id}")
    String show(CurrentUser user, @PathVariable String id, Model model) {
        Template template = find(user, id);
        model.addAttribute("card", new TemplateCard(template));
        model.addAttribute("template", template);
        model.addAttribute(
                "senders",
                accounts.list(user.client()).stream()
                        .filter(account -> account.wabaId().equals(template.wabaId()))
                        .map(Account::name)
                        .toList());
        return "template/template";
    }

    private Template find(CurrentUser user, String id) {
        try {
            return templates.find(user.client(), TemplateId.of(id)).orElseThrow(TemplatePages::notFound);
        } catch (IllegalArgumentException noId) {
            throw notFound();
        }
    }

    private static Map<String, Long> tabs(List<Template> found) {
        Map<String, Long> tabs = new LinkedHashMap<>();
        Arrays.stream(TemplateFilter.Tab.values())
                .forEach(tab -> tabs.put(
                        tab.key(),
                        found.stream()
                                .filter(template -> TemplateFilter.Tab.of(template.status()) == tab)
                                .count()));
        return tabs;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
