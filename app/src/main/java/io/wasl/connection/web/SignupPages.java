package io.wasl.connection.web;

import io.wasl.connection.AccountRefused;
import io.wasl.connection.AccountTexts;
import io.wasl.connection.Registration;
import io.wasl.connection.Signup;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The way to Meta's own signup and back.
@Controller
class SignupPages {

    private static final String STATE = "signup-state";
    private static final String PIN = "signup-pin";

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
        session.removeAttribute(PIN);
        return "redirect:" + dialog(session);
    }

    /// With a PIN for numbers that are not registered. A page and no redirect: forms of ours lead to no other host.
    @PostMapping("/accounts/signup")
    String leave(
            CurrentUser user,
            HttpSession session,
            @RequestParam(defaultValue = "") String pin,
            Model model,
            RedirectAttributes next) {
        user.require(Permission.MANAGE_ACCOUNTS);
        if (!pin.strip().matches(Registration.PIN)) {
            next.addFlashAttribute("problem", text("connection.invalid.pin"));
            return "redirect:/accounts/new";
        }
        session.setAttribute(PIN, pin.strip());
        model.addAttribute("dialog", dialog(session));
        return "connection/leave";
    }

    private String dialog(HttpSession session) {
        if (!signup.isOffered()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String state = UUID.randomUUID().toString();
        session.setAttribute(STATE, state);
        return signup.dialog(state).toString();
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
        String pin = session.getAttribute(PIN) instanceof String chosen ? chosen : null;
        session.removeAttribute(PIN);
        if (!(expected instanceof String sent) || !isSame(sent, state) || code.isEmpty()) {
            next.addFlashAttribute("problem", text("connection.signup.stopped"));
            return "redirect:/accounts/new";
        }
        try {
            Signup.Brought brought = signup.finish(user.client(), code, pin);
            List<Signup.Connected> connected = brought.connected();
            if (connected.isEmpty()) {
                next.addFlashAttribute("problem", none(brought.refused()));
                return "redirect:/accounts";
            }
            tell(connected, pin, next);
            if (!brought.refused().isEmpty()) {
                next.addFlashAttribute("problem", none(brought.refused()));
            }
            return "redirect:/accounts/" + connected.getFirst().account().id();
        } catch (AccountRefused e) {
            next.addFlashAttribute("problem", texts.sentence(e));
            return "redirect:/accounts/new";
        }
    }

    private String none(List<String> refused) {
        return refused.isEmpty()
                ? text("connection.signup.nothing")
                : text("connection.signup.refused", String.join(", ", refused));
    }

    private void tell(List<Signup.Connected> connected, @Nullable String chosen, RedirectAttributes next) {
        StringBuilder done = new StringBuilder(text("connection.signup.done", connected.size()));
        for (Signup.Connected one : connected) {
            if (one.pin() != null && chosen == null) {
                done.append(' ')
                        .append(text("connection.signup.pin", one.account().displayPhoneNumber(), one.pin()));
            }
            if (one.unregistered() != null) {
                next.addFlashAttribute("problem", texts.sentence(one.unregistered()));
            }
        }
        next.addFlashAttribute("notice", done.toString());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
