package io.wasl.contact.web;

import io.wasl.contact.BulkAct;
import io.wasl.contact.BulkActId;
import io.wasl.contact.BulkWork;
import io.wasl.contact.ContactId;
import io.wasl.contact.ContactLimits;
import io.wasl.contact.Selection;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What is done to many contacts at once, from their list; and the way back.
@Controller
class BulkPage {

    private static final String MERGE = "merge";
    private static final String LIST = "/contacts";

    private final BulkWork work;
    private final MessageSource texts;

    BulkPage(BulkWork work, MessageSource texts) {
        this.work = work;
        this.texts = texts;
    }

    @PostMapping("/contacts/acts")
    String begin(
            CurrentUser user,
            Choice choice,
            @RequestParam MultiValueMap<String, String> input,
            RedirectAttributes flash) {
        user.require(Permission.EDIT_CONTACTS);
        var ticked = ticked(input.getOrDefault("contact", List.of()));
        var list = choice.address(LIST, "");
        var problem = problem(input, ticked);
        if (problem != null) {
            flash.addFlashAttribute("problem", text(problem));
            return "redirect:" + list;
        }
        if (MERGE.equals(input.getFirst("act"))) {
            return "redirect:/contacts/" + ticked.getFirst() + "/merge/" + ticked.getLast();
        }
        var kind = kind(input);
        var begun = work.begin(
                user.client(),
                kind,
                kind.needsTag() ? word(input) : null,
                selection(input, choice, ticked),
                user.name());
        return "redirect:" + list + "&act=" + begun.id();
    }

    /// The line above the list, as long as there is something to wait for.
    @GetMapping("/contacts/acts/{id}")
    String show(CurrentUser user, @PathVariable String id, Model model) {
        model.addAttribute("act", find(user, id));
        model.addAttribute("mayEdit", user.may(Permission.EDIT_CONTACTS));
        return "contact/several :: outcome";
    }

    @PostMapping("/contacts/acts/{id}/undo")
    String undo(CurrentUser user, @PathVariable String id) {
        user.require(Permission.EDIT_CONTACTS);
        var act = find(user, id);
        work.undo(user.client(), act.id());
        return "redirect:/contacts?act=" + act.id();
    }

    private static Selection selection(MultiValueMap<String, String> input, Choice choice, List<ContactId> ticked) {
        return isForAll(input) ? new Selection.Found(choice.filter()) : new Selection.Chosen(ticked);
    }

    /// Who ticked some and yet asks for all means one of the two; which, nobody can guess.
    private static @Nullable String problem(MultiValueMap<String, String> input, List<ContactId> ticked) {
        boolean merges = MERGE.equals(input.getFirst("act"));
        if (isForAll(input) && (merges || !ticked.isEmpty())) {
            return merges ? "contact.several.two" : "contact.several.both";
        }
        if (merges) {
            return ticked.size() == 2 ? null : "contact.several.two";
        }
        if (!isForAll(input) && ticked.isEmpty()) {
            return "contact.several.nobody";
        }
        boolean isWrong =
                word(input).isEmpty() || word(input).length() > ContactLimits.TAG || ContactForm.isNoText(word(input));
        return kind(input).needsTag() && isWrong ? "contact.several.tag.wrong" : null;
    }

    private static boolean isForAll(MultiValueMap<String, String> input) {
        return "found".equals(input.getFirst("scope"));
    }

    private static BulkAct.Kind kind(MultiValueMap<String, String> input) {
        return BulkAct.Kind.of(Objects.requireNonNullElse(input.getFirst("act"), ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static String word(MultiValueMap<String, String> input) {
        return Objects.requireNonNullElse(input.getFirst("word"), "").strip();
    }

    private static List<ContactId> ticked(List<String> ids) {
        try {
            return ids.stream()
                    .distinct()
                    .limit(Selection.MOST_CHOSEN)
                    .map(ContactId::of)
                    .toList();
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notOurs);
        }
    }

    private BulkAct find(CurrentUser user, String id) {
        try {
            return work.find(user.client(), BulkActId.of(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notOurs);
        }
    }

    private String text(String key) {
        return texts.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
