package io.wasl.audience.web;

import io.wasl.audience.ImportRefused;
import io.wasl.audience.Imports;
import io.wasl.audience.MappingWish;
import io.wasl.contact.Countries;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// The files that were brought, and a place to bring another one.
@Controller
class ImportsPage {

    static final String NEW = "audience/new";

    private static final int PAGE = 25;

    private final ImportDesk desk;
    private final Imports imports;

    ImportsPage(ImportDesk desk, Imports imports) {
        this.desk = desk;
        this.imports = imports;
    }

    @GetMapping("/contacts/imports")
    String list(CurrentUser user, @RequestParam(required = false) @Nullable String after, Model model) {
        var last = after == null ? null : ImportDesk.id(after);
        var found = imports.list(user.client(), last, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("imports", shown.stream().map(ImportLook::of).toList());
        model.addAttribute("mayEdit", user.may(Permission.EDIT_CONTACTS));
        model.addAttribute("previous", last == null ? null : "/contacts/imports");
        model.addAttribute(
                "next",
                found.size() > PAGE
                        ? "/contacts/imports?after=" + shown.getLast().id()
                        : null);
        return "audience/list";
    }

    @GetMapping("/contacts/imports/new")
    String empty(CurrentUser user, Locale locale, Model model) {
        user.require(Permission.EDIT_CONTACTS);
        model.addAttribute("tags", "");
        model.addAttribute("country", desk.likelyCountry(user.client()));
        return form(locale, Map.of(), model);
    }

    @PostMapping("/contacts/imports")
    ModelAndView upload(
            CurrentUser user,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam Map<String, String> fields,
            Locale locale,
            Model model)
            throws IOException {
        user.require(Permission.EDIT_CONTACTS);
        var tags = fields.getOrDefault("tags", "");
        var country = fields.getOrDefault("country", "");
        model.addAttribute("tags", tags);
        model.addAttribute("country", country);
        if (file == null || (file.isEmpty() && blank(file.getOriginalFilename()))) {
            return ImportDesk.refused(form(locale, Map.of("file", desk.text("audience.file.missing")), model));
        }
        try (var content = file.getInputStream()) {
            var options = ImportDesk.options(MappingWish.NONE, tags, country);
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            var draft = imports.upload(user.client(), name, content, options, user.name());
            return new ModelAndView("redirect:/contacts/imports/" + draft.id() + "/columns");
        } catch (ImportRefused e) {
            return ImportDesk.refused(form(locale, Map.of(e.field(), desk.text(e)), model));
        }
    }

    private static String form(Locale locale, Map<String, String> errors, Model model) {
        model.addAttribute("countries", Countries.named(locale));
        model.addAttribute("errors", errors);
        return NEW;
    }

    private static boolean blank(@Nullable String name) {
        return name == null || name.isBlank();
    }
}
