package io.wasl.contact.web;

import io.wasl.contact.ConsentNote;
import io.wasl.contact.ConsentStatements;
import io.wasl.contact.Contact;
import io.wasl.contact.ContactChange;
import io.wasl.contact.ContactId;
import io.wasl.contact.ContactTaken;
import io.wasl.contact.Contacts;
import io.wasl.contact.Countries;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.kernel.EmptyValue;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One contact: shown, written down, changed, blocked, forgotten.
@Controller
class ContactPage {

    private static final String SOURCE = "page";
    private static final String VIEW = "contact/one";
    private static final String LIST = "redirect:/contacts";

    private final Contacts contacts;
    private final ConsentStatements consents;
    private final InstantSource clock;
    private final MessageSource texts;

    ContactPage(Contacts contacts, ConsentStatements consents, InstantSource clock, MessageSource texts) {
        this.contacts = contacts;
        this.consents = consents;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/contacts/new")
    String empty(CurrentUser user, Model model) {
        user.require(Permission.EDIT_CONTACTS);
        return view(user, null, ContactForm.read(new LinkedMultiValueMap<>()), model);
    }

    @PostMapping("/contacts")
    ModelAndView add(
            CurrentUser user,
            @RequestParam MultiValueMap<String, String> input,
            RedirectAttributes flash,
            Model model) {
        user.require(Permission.EDIT_CONTACTS);
        var form = ContactForm.read(input);
        if (form.check()) {
            try {
                var added = contacts.add(user.client(), newContact(form));
                say(flash, "contact.added");
                return new ModelAndView("redirect:/contacts/" + added.id());
            } catch (ContactTaken e) {
                form.errors().put("phone", "contact.phone.taken");
            }
        }
        return refused(view(user, null, form, model));
    }

    @GetMapping("/contacts/{id}")
    String show(CurrentUser user, @PathVariable String id, Model model) {
        var contact = find(user, id);
        return view(user, contact, ContactForm.of(contact), model);
    }

    @PostMapping("/contacts/{id}")
    ModelAndView change(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> input,
            RedirectAttributes flash,
            Model model) {
        user.require(Permission.EDIT_CONTACTS);
        var contact = find(user, id);
        var form = ContactForm.read(input);
        if (isKnownByUserIdOnly(contact, form) ? form.checkButPhone() : form.check()) {
            try {
                contacts.change(user.client(), contact.id(), change(contact, form));
                say(flash, "contact.saved");
                return new ModelAndView("redirect:/contacts/" + contact.id());
            } catch (ContactTaken e) {
                form.errors().put("phone", "contact.phone.taken");
            }
        }
        return refused(view(user, contact, form, model));
    }

    @PostMapping("/contacts/{id}/consent")
    ModelAndView consent(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> input,
            RedirectAttributes flash,
            Model model) {
        user.require(Permission.EDIT_CONTACTS);
        var contact = find(user, id);
        var form = ConsentForm.read(input);
        var zone = LocaleContextHolder.getTimeZone().toZoneId();
        var note = form.note(clock.instant(), zone, user.name());
        if (note.isEmpty()) {
            model.addAttribute("consentForm", form);
            return refused(view(user, contact, ContactForm.of(contact), model));
        }
        contacts.note(user.client(), contact.id(), note.get());
        say(flash, isOutdated(contact, note.get()) ? "contact.consent.outdated" : "contact.consent.saved");
        return new ModelAndView("redirect:/contacts/" + contact.id());
    }

    @PostMapping("/contacts/{id}/block")
    String block(CurrentUser user, @PathVariable String id, @RequestParam boolean blocked, RedirectAttributes flash) {
        user.require(Permission.EDIT_CONTACTS);
        var contact = find(user, id);
        contacts.block(user.client(), contact.id(), blocked);
        say(flash, blocked ? "contact.blocked.done" : "contact.unblocked.done");
        return "redirect:/contacts/" + contact.id();
    }

    @PostMapping("/contacts/{id}/removal")
    String remove(CurrentUser user, @PathVariable String id, RedirectAttributes flash) {
        user.require(Permission.EDIT_CONTACTS);
        contacts.remove(user.client(), List.of(find(user, id).id()));
        say(flash, "contact.removed");
        return LIST;
    }

    private String view(CurrentUser user, @Nullable Contact contact, ContactForm form, Model model) {
        model.addAttribute("contact", contact);
        model.addAttribute("form", form);
        var faces = new Faces(texts);
        model.addAttribute("title", contact == null ? text("contact.new") : faces.title(contact));
        model.addAttribute("faces", faces);
        model.addAttribute("countries", Countries.named(LocaleContextHolder.getLocale()));
        model.addAttribute("consents", MarketingConsent.values());
        model.addAttribute("sources", ConsentForm.SOURCES);
        model.addAttribute(
                "today",
                LocalDate.ofInstant(
                        clock.instant(), LocaleContextHolder.getTimeZone().toZoneId()));
        model.addAttribute("history", contact == null ? List.of() : consents.of(user.client(), contact.id()));
        if (!model.containsAttribute("consentForm")) {
            model.addAttribute("consentForm", ConsentForm.blank());
        }
        model.addAttribute("mayEdit", user.may(Permission.EDIT_CONTACTS));
        return VIEW;
    }

    private static boolean isOutdated(Contact contact, ConsentNote note) {
        var at = contact.consent().at();
        return at != null && at.isAfter(note.at());
    }

    private static ModelAndView refused(String view) {
        var answer = new ModelAndView(view);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private static boolean isKnownByUserIdOnly(Contact contact, ContactForm form) {
        return contact.phone() == null && EmptyValue.looksEmpty(form.phone());
    }

    private static NewContact newContact(ContactForm form) {
        return new NewContact(
                form.parsedPhone().phoneOrNull(),
                null,
                filled(form.nameOrNull()),
                filled(form.languageOrNull()),
                form.tagList(),
                form.attributeMap(),
                form.marketing(),
                SOURCE);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static ContactChange change(Contact contact, ContactForm form) {
        return new ContactChange(
                form.parsedPhone().phoneOrNull(),
                form.nameOrNull(),
                form.languageOrNull(),
                form.tagsOrNull(),
                form.attributeChanges(contact),
                null,
                SOURCE);
    }

    private Contact find(CurrentUser user, String id) {
        try {
            return contacts.find(user.client(), ContactId.of(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notOurs);
        }
    }

    private void say(RedirectAttributes flash, String key) {
        flash.addFlashAttribute("notice", text(key));
    }

    private String text(String key) {
        return texts.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
