package io.wasl.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/// What somebody sees who has to wait a moment. Nothing of it needs the database.
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class NotNowPages {

    static final String DATABASE_AWAY = "/not-now/database";
    static final String NO_ROOM = "/not-now/room";
    static final String DISK_LOW = "/not-now/disk";
    static final String TOO_SLOW = "/not-now/slow";

    private static final String VIEW = "error/503";

    @GetMapping(DATABASE_AWAY)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String databaseAway(Model model) {
        return show(model, "database");
    }

    @GetMapping(NO_ROOM)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String noRoom(Model model) {
        return show(model, "room");
    }

    @GetMapping(DISK_LOW)
    @ResponseStatus(HttpStatus.INSUFFICIENT_STORAGE)
    String diskLow(Model model) {
        return show(model, "disk");
    }

    @GetMapping(TOO_SLOW)
    @ResponseStatus(HttpStatus.REQUEST_TIMEOUT)
    String tooSlow(Model model) {
        return show(model, "slow");
    }

    private static String show(Model model, String reason) {
        model.addAttribute("reason", reason);
        return VIEW;
    }
}
