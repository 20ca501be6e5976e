package io.wasl.message.web;

import io.wasl.contact.ContactId;
import io.wasl.identity.CurrentUser;
import io.wasl.message.MessageId;
import io.wasl.message.SoughtMessages;
import io.wasl.message.StoredMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Messages and what became of them, for pages that speak of a person or look for a message.
@Controller
class MessagesPart {

    private static final int PAGE = 10;

    private final SoughtMessages messages;
    private final Trace trace;

    MessagesPart(SoughtMessages messages, Trace trace) {
        this.messages = messages;
        this.trace = trace;
    }

    /// Those exchanged with a contact, the newest first.
    @GetMapping("/messages/of-contact")
    String ofContact(
            CurrentUser user,
            @RequestParam String contact,
            @RequestParam(required = false) @Nullable String before,
            Model model) {
        MessageId last = before == null ? null : id(before);
        List<StoredMessage> found = messages.exchanged(user.client(), contact(contact), last, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<StoredMessage> page = more ? found.subList(0, PAGE) : found;
        model.addAttribute("lines", page.stream().map(MessageLine::of).toList());
        model.addAttribute("contact", contact);
        model.addAttribute("next", more ? page.getLast().id() : null);
        return last == null ? "message/list :: exchanged" : "message/list :: lines";
    }

    /// The messages behind an id of Meta's or a number, for whoever looks through what Meta has told: statuses that
    /// were simply applied stand on their messages.
    @GetMapping("/messages/sought")
    String sought(CurrentUser user, @RequestParam(defaultValue = "") String query, Model model) {
        if (user.tenant() == null) {
            return "message/list :: nothing";
        }
        List<StoredMessage> found = trace.of(user.client(), query.strip());
        model.addAttribute("lines", found.stream().map(MessageLine::of).toList());
        return "message/list :: sought";
    }

    private static ContactId contact(String id) {
        try {
            return ContactId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static MessageId id(String id) {
        try {
            return MessageId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
