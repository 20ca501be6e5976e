package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.Rescheduling;
import io.wasl.campaign.Schedule;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Moves the start of a campaign that waits for its time.
@Controller
class MoveAct {

    private final Desk desk;
    private final Rescheduling rescheduling;

    MoveAct(Desk desk, Rescheduling rescheduling) {
        this.desk = desk;
        this.rescheduling = rescheduling;
    }

    @PostMapping("/campaigns/{id}/start")
    String move(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            Locale locale,
            RedirectAttributes flash) {
        user.require(Permission.CONFIRM_CAMPAIGNS);
        Campaign campaign = desk.campaign(user, id);
        String path = "/campaigns/" + campaign.id();
        PersonaliseForm form = form(given);
        Map<String, String> problems = form.problems();
        Schedule schedule = problems.isEmpty() ? form.schedule() : null;
        if (schedule == null) {
            problems.values().forEach(problem -> flash.addFlashAttribute("problem", desk.text(locale, problem)));
            flash.addFlashAttribute("moveAt", form.at());
            flash.addFlashAttribute("moveZone", form.zone());
            return "redirect:" + path;
        }
        return desk.attempt(
                flash,
                locale,
                () -> {
                    rescheduling.move(user.client(), campaign.id(), schedule, user.name());
                    return path;
                },
                path);
    }

    private static PersonaliseForm form(Map<String, String> given) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("start", "later");
        fields.add("at", given.getOrDefault("at", ""));
        fields.add("zone", given.getOrDefault("zone", ""));
        return PersonaliseForm.of(fields);
    }
}
