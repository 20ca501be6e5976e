package io.wasl.audience.web;

import io.wasl.audience.ImportRefused;
import io.wasl.audience.Imports;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.intake.NeedsDisk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The third step of an import: what would become of the rows, and the word to begin.
@Controller
class CheckPage {

    private final ImportDesk desk;
    private final Imports imports;

    CheckPage(ImportDesk desk, Imports imports) {
        this.desk = desk;
        this.imports = imports;
    }

    @GetMapping("/contacts/imports/{id}/check")
    String show(CurrentUser user, @PathVariable String id, Model model, RedirectAttributes flash) {
        user.require(Permission.EDIT_CONTACTS);
        var draft = desk.draft(user, id);
        try {
            model.addAttribute("file", draft);
            model.addAttribute("forecast", imports.rehearse(user.client(), draft));
            return "audience/check";
        } catch (ImportRefused e) {
            flash.addFlashAttribute("problem", desk.text(e));
            return "redirect:/contacts/imports/" + draft.id() + "/columns";
        }
    }

    @NeedsDisk
    @PostMapping("/contacts/imports/{id}/start")
    String start(CurrentUser user, @PathVariable String id, RedirectAttributes flash) {
        user.require(Permission.EDIT_CONTACTS);
        var found = desk.find(user, id);
        try {
            imports.start(user.client(), found.id());
        } catch (ImportRefused e) {
            flash.addFlashAttribute("problem", desk.text(e));
        }
        return "redirect:/contacts/imports/" + found.id();
    }
}
