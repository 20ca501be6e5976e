package io.wasl.connection.web;

import io.wasl.connection.Account;
import io.wasl.connection.AccountRefused;
import io.wasl.connection.AccountTexts;
import io.wasl.connection.Signup;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The way to Meta's own signup and back.
@Controller
class SignupPages {

    private static final String STATE = "signup-state";

    private final Signup signup;
    private final AccountTexts texts;
    private final MessageSource messages;

    SignupPages(Signup signup, AccountTexts texts, MessageSource messages) {
        this.signup = signup;
        this.texts = texts;
        this.messages = messages;
    }

    @GetMapping("/accounts/signup")
    String leave(CurrentUser user, HttpSession session) {
        user.require(Permission.MANAGE_ACCOUNTS);
        if (!signup.isOffered()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String state = UUID.randomUUID().toString();
        session.setAttribute(STATE, state);
        return "redirect:" + signup.dialog(state);
    }

    /// A code that was not asked for in this session connects nothing: it could be somebody else's.
    @GetMapping("/accounts/signup/return")
    String comeBack(
            CurrentUser user,
            HttpSession session,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            RedirectAttributes next) {
        user.require(Permission.MANAGE_ACCOUNTS);
        Object expected = session.getAttribute(STATE);
        session.removeAttribute(STATE);
        if (!(expected instanceof String sent) || !isSame(sent, state) || code.isEmpty()) {
            next.addFlashAttribute("problem", text("connection.signup.stopped"));
            return "redirect:/accounts/new";
        }
        try {
            List<Account> connected = signup.finish(user.client(), code);
            if (connected.isEmpty()) {
                next.addFlashAttribute("problem", text("connection.signup.nothing"));
                return "redirect:/accounts";
            }
            next.addFlashAttribute("notice", text("connection.signup.done", connected.size()));
            return "redirect:/accounts/" + connected.getFirst().id();
        } catch (AccountRefused e) {
            next.addFlashAttribute("problem", texts.sentence(e));
            return "redirect:/accounts/new";
        }
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
