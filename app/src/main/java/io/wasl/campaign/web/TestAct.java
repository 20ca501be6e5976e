package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignRefused;
import io.wasl.campaign.TestMessage;
import io.wasl.identity.CurrentUser;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import io.wasl.message.StoredMessage;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Sends a campaign's message to a number of the client's own, and tells what became of it.
@Controller
class TestAct {

    private final Desk desk;
    private final TestMessage test;
    private final Messages messages;
    private final FailureTexts texts;

    TestAct(Desk desk, TestMessage test, Messages messages, FailureTexts texts) {
        this.desk = desk;
        this.test = test;
        this.messages = messages;
        this.texts = texts;
    }

    @PostMapping("/campaigns/{id}/test")
    String send(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            Locale locale,
            RedirectAttributes flash) {
        Campaign campaign = desk.open(user, id);
        flash.addFlashAttribute("testTo", to);
        try {
            TestMessage.Sent sent = test.send(user.client(), campaign.id(), to, user.name());
            flash.addFlashAttribute("testMessage", sent.message().toString());
        } catch (CampaignRefused e) {
            flash.addFlashAttribute(
                    "testProblem",
                    desk.text(locale, "campaign.refused." + e.refusal().word()));
        }
        return "redirect:/campaigns/" + campaign.id() + "/recap";
    }

    /// Asked for again and again until there is an end of it.
    @GetMapping("/campaigns/{id}/test/{message}")
    String follow(CurrentUser user, @PathVariable String id, @PathVariable String message, Model model) {
        Campaign campaign = desk.campaign(user, id);
        StoredMessage sent = find(user, campaign, message);
        MessageStatus status = sent.status();
        boolean failed = status == MessageStatus.FAILED;
        model.addAttribute("campaign", campaign);
        model.addAttribute("test", sent);
        model.addAttribute("failed", failed);
        model.addAttribute(
                "moving",
                status == MessageStatus.QUEUED
                        || status == MessageStatus.SENDING
                        || status == MessageStatus.ACCEPTED
                        || status == MessageStatus.SENT);
        model.addAttribute("failure", failed ? texts.key(Objects.requireNonNullElse(sent.errorCode(), 0)) : null);
        model.addAttribute("code", String.valueOf(Objects.requireNonNullElse(sent.errorCode(), 0)));
        return "campaign/pieces :: test";
    }

    private StoredMessage find(CurrentUser user, Campaign campaign, String message) {
        try {
            return messages.find(user.client(), MessageId.of(message))
                    .filter(found -> found.account().equals(campaign.account()) && found.batch() == null)
                    .orElseThrow(Desk::nothing);
        } catch (IllegalArgumentException noId) {
            throw Desk.nothing();
        }
    }
}
