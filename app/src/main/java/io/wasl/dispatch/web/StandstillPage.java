package io.wasl.dispatch.web;

import io.wasl.database.Standstill;
import io.wasl.dispatch.Unfinished;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where an operator lets messages leave again from a database that was restored or has moved.
@Controller
@RequestMapping("/operator/standstill")
class StandstillPage {

    private final Standstill standstill;
    private final Unfinished unfinished;
    private final MessageSource texts;

    StandstillPage(Standstill standstill, Unfinished unfinished, MessageSource texts) {
        this.standstill = standstill;
        this.unfinished = unfinished;
        this.texts = texts;
    }

    @GetMapping
    String show(CurrentUser user, Model model) {
        user.require(Permission.OPERATE);
        model.addAttribute("standing", standstill.current().orElse(null));
        model.addAttribute("unfinished", unfinished.count());
        return "dispatch/standstill";
    }

    @PostMapping("/confirmation")
    String confirm(CurrentUser user, @RequestParam boolean hold, Locale locale, RedirectAttributes redirect) {
        user.require(Permission.OPERATE);
        String key = standstill.confirm(user.name(), hold)
                ? hold ? "dispatch.standstill.held" : "dispatch.standstill.sent"
                : "dispatch.standstill.over";
        redirect.addFlashAttribute("notice", texts.getMessage(key, null, locale));
        return "redirect:/operator/standstill";
    }
}
