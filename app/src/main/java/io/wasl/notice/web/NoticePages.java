package io.wasl.notice.web;

import io.wasl.identity.CurrentUser;
import io.wasl.notice.Notice;
import io.wasl.notice.Notices;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// What happened that people should know, and how much of it somebody has not read.
@Controller
class NoticePages {

    private final Notices notices;
    private final MessageSource messages;

    NoticePages(Notices notices, MessageSource messages) {
        this.notices = notices;
        this.messages = messages;
    }

    @GetMapping("/notices")
    String list(CurrentUser user, Model model) {
        List<NoticeLine> lines = notices.latest(user.client(), user.id()).stream()
                .map(notice -> NoticeLine.of(notice, messages))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("unread", lines.stream().anyMatch(line -> !line.read()));
        return "notice/list";
    }

    /// For the bell.
    @GetMapping("/notices/count")
    String count(CurrentUser user, Model model) {
        model.addAttribute("unread", notices.unread(user.client(), user.id()));
        return "notice/bell :: count";
    }

    @PostMapping("/notices/reading")
    String readAll(CurrentUser user) {
        notices.readAll(user.client(), user.id());
        return "redirect:/notices";
    }

    /// Opens what a notice is about; from then on it counts as read.
    @PostMapping("/notices/{id}/reading")
    String read(CurrentUser user, @PathVariable String id) {
        Notice notice = notices.latest(user.client(), user.id()).stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        notices.read(user.client(), user.id(), UUID.fromString(id));
        return "redirect:" + notice.path();
    }
}
