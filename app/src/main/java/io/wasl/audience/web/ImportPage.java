package io.wasl.audience.web;

import io.wasl.audience.Import;
import io.wasl.audience.Imports;
import io.wasl.audience.RejectedRows;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.GivesNumbers;
import io.wasl.identity.Permission;
import io.wasl.intake.NeedsDisk;
import io.wasl.sheet.Download;
import io.wasl.sheet.SheetFormat;
import io.wasl.sheet.SheetReader;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// An import that was begun: how far it is, what became of the rows, and the way back.
@Controller
class ImportPage {

    private final ImportDesk desk;
    private final Imports imports;
    private final InstantSource clock;

    ImportPage(ImportDesk desk, Imports imports, InstantSource clock) {
        this.desk = desk;
        this.imports = imports;
        this.clock = clock;
    }

    @GetMapping("/contacts/imports/{id}")
    String show(CurrentUser user, @PathVariable String id, Model model) {
        var found = desk.find(user, id);
        if (found.status() == Import.Status.DRAFT) {
            return "redirect:/contacts/imports/" + found.id() + "/columns";
        }
        fill(user, found, model);
        return "audience/import";
    }

    /// The part of the page that changes while the import goes on.
    @GetMapping("/contacts/imports/{id}/progress")
    String progress(CurrentUser user, @PathVariable String id, Model model) {
        fill(user, desk.find(user, id), model);
        return "audience/progress :: progress";
    }

    @GetMapping("/contacts/imports/{id}/rejected.{format:csv|xlsx}")
    @GivesNumbers
    @NeedsDisk
    void rejected(
            CurrentUser user,
            @PathVariable String id,
            @PathVariable String format,
            @RequestParam(defaultValue = "false") boolean duplicates,
            HttpServletResponse response)
            throws IOException {
        var found = desk.find(user, id);
        var headings = List.of(desk.text("audience.rejected.line"), desk.text("audience.rejected.why"));
        try (var rows = new RejectedRows(download(found, format).open(response), headings, desk::reason)) {
            imports.writeRejected(user.client(), found, duplicates, rows);
        }
    }

    @PostMapping("/contacts/imports/{id}/undo")
    String undo(CurrentUser user, @PathVariable String id, RedirectAttributes flash) {
        user.require(Permission.EDIT_CONTACTS);
        var found = desk.find(user, id);
        imports.undo(user.client(), found.id());
        boolean wasDraft = found.status() == Import.Status.DRAFT;
        flash.addFlashAttribute("notice", desk.text(wasDraft ? "audience.discarded" : "audience.undo.begun"));
        return wasDraft ? "redirect:/contacts/imports" : "redirect:/contacts/imports/" + found.id();
    }

    private Download download(Import found, String format) {
        var reader = SheetReader.current();
        return new Download(
                SheetFormat.of(format).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                reader,
                desk.text("audience.rejected.file"),
                found.fileName(),
                LocalDate.ofInstant(clock.instant(), reader.zone()));
    }

    private void fill(CurrentUser user, Import found, Model model) {
        model.addAttribute("file", found);
        model.addAttribute("look", ImportLook.of(found));
        model.addAttribute("reasons", imports.refused(user.client(), found.id()));
        model.addAttribute("left", left(found));
        model.addAttribute("took", took(found));
        model.addAttribute("mayExport", user.may(Permission.EXPORT_CONTACTS));
        model.addAttribute("mayEdit", user.may(Permission.EDIT_CONTACTS));
    }

    private @Nullable Duration left(Import found) {
        var started = found.startedAt();
        if (found.status() != Import.Status.RUNNING || started == null || found.processed() == 0) {
            return null;
        }
        var spent = Duration.between(started, clock.instant());
        var rest = Math.max(0, found.total() - found.processed());
        return Duration.ofSeconds(
                spent.multipliedBy(rest).dividedBy(found.processed()).toSeconds() + 1);
    }

    private static @Nullable Duration took(Import found) {
        var started = found.startedAt();
        var finished = found.finishedAt();
        boolean isOver = found.status() == Import.Status.COMPLETED;
        return isOver && started != null && finished != null
                ? Duration.ofSeconds(
                        Math.max(1, Duration.between(started, finished).toSeconds()))
                : null;
    }
}
