package io.wasl.contact.web;

import io.wasl.contact.BulkAct;
import io.wasl.contact.BulkActId;
import io.wasl.contact.BulkWork;
import io.wasl.contact.Contact;
import io.wasl.contact.ContactFilter;
import io.wasl.contact.ContactId;
import io.wasl.contact.ContactOrder;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.kernel.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The people a client knows, to look through.
@Controller
class ContactsPage {

    static final int PAGE = 25;

    private final Contacts contacts;
    private final BulkWork work;
    private final MessageSource texts;

    ContactsPage(Contacts contacts, BulkWork work, MessageSource texts) {
        this.contacts = contacts;
        this.work = work;
        this.texts = texts;
    }

    @GetMapping("/contacts")
    String list(
            CurrentUser user,
            Choice choice,
            @RequestParam(defaultValue = "") String trail,
            @RequestParam(required = false) @Nullable String act,
            Model model) {
        var client = user.client();
        model.addAttribute("act", act == null ? null : act(client, act));
        var way = Trail.of(trail);
        var filter = choice.filter();
        var found = contacts.search(client, filter, choice.inOrder(), position(way.last()), PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("contacts", shown);
        model.addAttribute("faces", new Faces(texts));
        model.addAttribute("tags", contacts.tags(client));
        model.addAttribute("choice", choice);
        model.addAttribute("consents", MarketingConsent.values());
        model.addAttribute("orders", ContactOrder.values());
        model.addAttribute("filtered", !filter.equals(ContactFilter.ALL));
        model.addAttribute("mayEdit", user.may(Permission.EDIT_CONTACTS));
        model.addAttribute("mayExport", user.may(Permission.EXPORT_CONTACTS));
        model.addAttribute("xlsx", choice.address("/contacts/export.xlsx", ""));
        model.addAttribute("csv", choice.address("/contacts/export.csv", ""));
        model.addAttribute(
                "previous",
                way.isEmpty() ? null : choice.address("/contacts", way.back().text()));
        model.addAttribute("next", next(way, found, shown, choice));
        return "contact/list";
    }

    /// What the last act on many did; after a day nobody knows any more.
    private @Nullable BulkAct act(TenantId client, String id) {
        try {
            return work.find(client, BulkActId.of(id)).orElse(null);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static @Nullable String next(Trail way, List<Contact> found, List<Contact> shown, Choice choice) {
        return found.size() == shown.size()
                ? null
                : choice.address(
                        "/contacts", way.on(shown.getLast().id().toString()).text());
    }

    private static @Nullable ContactId position(@Nullable String id) {
        try {
            return id == null ? null : ContactId.of(id);
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notOurs);
        }
    }
}
