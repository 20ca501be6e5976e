package io.wasl.web;

import io.wasl.identity.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomePage {

    @GetMapping("/")
    String show(CurrentUser user, Model model) {
        model.addAttribute("user", user);
        return "web/home";
    }
}
