package io.wasl.contact.web;

import io.wasl.contact.Contact;
import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.contact.Merging;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Two contacts that are one person, side by side, and the choice of what is kept.
@Controller
class MergePage {

    private static final String SECOND = "second";

    private final Contacts contacts;
    private final Merging merging;
    private final MessageSource texts;

    MergePage(Contacts contacts, Merging merging, MessageSource texts) {
        this.contacts = contacts;
        this.merging = merging;
        this.texts = texts;
    }

    @GetMapping("/contacts/{id}/merge/{other}")
    String show(CurrentUser user, @PathVariable String id, @PathVariable String other, Model model) {
        user.require(Permission.EDIT_CONTACTS);
        model.addAttribute("one", find(user, id));
        model.addAttribute("other", find(user, other));
        model.addAttribute("faces", new Faces(texts));
        return "contact/merge";
    }

    /// @param phone of which of the two, `first` or `second`, as `name` and `language`
    @PostMapping("/contacts/{id}/merge/{other}")
    String merge(
            CurrentUser user,
            @PathVariable String id,
            @PathVariable String other,
            @RequestParam(defaultValue = "first") String phone,
            @RequestParam(defaultValue = "first") String name,
            @RequestParam(defaultValue = "first") String language,
            RedirectAttributes flash) {
        user.require(Permission.EDIT_CONTACTS);
        var first = find(user, id);
        var second = find(user, other);
        var kept = new Merging.Kept(
                (phone.equals(SECOND) ? second : first).phone(),
                (name.equals(SECOND) ? second : first).name(),
                (language.equals(SECOND) ? second : first).language());
        var whole = merging.merge(user.client(), first.id(), second.id(), kept).orElseThrow(MergePage::nothing);
        flash.addFlashAttribute(
                "notice", texts.getMessage("contact.merge.done", null, LocaleContextHolder.getLocale()));
        return "redirect:/contacts/" + whole.id();
    }

    private Contact find(CurrentUser user, String id) {
        try {
            return contacts.find(user.client(), ContactId.of(id)).orElseThrow(MergePage::nothing);
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notOurs);
        }
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
