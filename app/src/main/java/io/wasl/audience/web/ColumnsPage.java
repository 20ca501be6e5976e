package io.wasl.audience.web;

import io.wasl.audience.Import;
import io.wasl.audience.ImportPlan;
import io.wasl.audience.ImportRefused;
import io.wasl.audience.Imports;
import io.wasl.contact.Countries;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The second step of an import: how the file is understood.
@Controller
class ColumnsPage {

    private static final String VIEW = "audience/columns";
    private static final int SAMPLES = 3;

    private final ImportDesk desk;
    private final Imports imports;

    ColumnsPage(ImportDesk desk, Imports imports) {
        this.desk = desk;
        this.imports = imports;
    }

    /// @param samples what stands in it in the first rows
    record Line(
            int number,
            String heading,
            String samples,
            String meaning,
            @Nullable String renamed) {}

    @GetMapping("/contacts/imports/{id}/columns")
    String show(CurrentUser user, @PathVariable String id, Locale locale, Model model) {
        user.require(Permission.EDIT_CONTACTS);
        var draft = desk.draft(user, id);
        model.addAttribute("tags", String.join(", ", draft.tags()));
        model.addAttribute("country", Objects.requireNonNullElse(draft.defaultCountry(), ""));
        model.addAttribute("header", draft.plan().skip() > 0);
        return view(draft, lines(draft.plan(), Map.of()), locale, model);
    }

    @PostMapping("/contacts/imports/{id}/columns")
    ModelAndView save(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            Locale locale,
            Model model) {
        user.require(Permission.EDIT_CONTACTS);
        var draft = desk.draft(user, id);
        var tags = fields.getOrDefault("tags", "");
        var country = fields.getOrDefault("country", "");
        boolean header = fields.containsKey("header");
        var form = FileForm.of(draft.plan(), fields);
        try {
            if (fields.containsKey("again") || form.isAnother(draft.plan())) {
                imports.plan(user.client(), draft.id(), ImportDesk.options(form.alone(), tags, country));
                return new ModelAndView("redirect:/contacts/imports/" + draft.id() + "/columns");
            }
            var wish = form.with(header, meanings(draft.plan(), fields));
            var planned = imports.plan(user.client(), draft.id(), ImportDesk.options(wish, tags, country));
            if (planned.filter(ColumnsPage::hasPhone).isPresent()) {
                return new ModelAndView("redirect:/contacts/imports/" + draft.id() + "/check");
            }
            var headings = draft.plan().columns().stream()
                    .map(ImportPlan.Column::heading)
                    .toList();
            model.addAttribute("wrong", desk.text("audience.refused.no_phone_column", String.join(", ", headings)));
        } catch (ImportRefused e) {
            model.addAttribute("wrong", desk.text(e));
        }
        model.addAttribute("tags", tags);
        model.addAttribute("country", country);
        model.addAttribute("header", header);
        return ImportDesk.refused(view(draft, lines(draft.plan(), fields), locale, model));
    }

    private static String view(Import draft, List<Line> lines, Locale locale, Model model) {
        model.addAttribute("file", draft);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "meanings",
                Arrays.stream(ImportPlan.Meaning.values())
                        .map(ImportPlan.Meaning::code)
                        .toList());
        model.addAttribute("encodings", FileForm.encodings());
        model.addAttribute("separators", FileForm.SEPARATORS);
        model.addAttribute("separator", FileForm.of(draft.plan(), Map.of()).separatorName());
        model.addAttribute("countries", Countries.named(locale));
        return VIEW;
    }

    private static List<Line> lines(ImportPlan plan, Map<String, String> typed) {
        return plan.columns().stream()
                .map(column -> new Line(
                        column.index() + 1,
                        column.heading(),
                        samples(plan, column.index()),
                        typed.getOrDefault(
                                field(column.index()), column.meaning().code()),
                        column.hasOtherName() ? column.attribute() : null))
                .toList();
    }

    private static String samples(ImportPlan plan, int column) {
        return String.join(
                " · ",
                plan.sample().stream()
                        .filter(row -> column < row.size() && !row.get(column).isBlank())
                        .map(row -> row.get(column).strip())
                        .limit(SAMPLES)
                        .toList());
    }

    private static Map<String, String> meanings(ImportPlan plan, Map<String, String> fields) {
        var meanings = new LinkedHashMap<String, String>();
        plan.columns().forEach(column -> {
            var meaning = fields.get(field(column.index()));
            if (meaning != null) {
                meanings.put("#" + (column.index() + 1), meaning);
            }
        });
        return meanings;
    }

    private static String field(int column) {
        return "column" + (column + 1);
    }

    private static boolean hasPhone(Import planned) {
        return planned.plan().columns().stream().anyMatch(column -> column.meaning() == ImportPlan.Meaning.PHONE);
    }
}
