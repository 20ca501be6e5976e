package io.wasl.connection.web;

import io.wasl.connection.AccountRefused;
import io.wasl.connection.AccountTexts;
import io.wasl.connection.Accounts;
import io.wasl.connection.NumberFacts;
import io.wasl.connection.Trouble;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.kernel.Secret;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/// Says while somebody types what Meta thinks of a number; nothing is kept.
@Controller
class ConnectLook {

    private final Accounts accounts;
    private final AccountTexts texts;

    ConnectLook(Accounts accounts, AccountTexts texts) {
        this.accounts = accounts;
        this.texts = texts;
    }

    @PostMapping("/accounts/look")
    String look(CurrentUser user, ConnectForm form, Model model) {
        user.require(Permission.MANAGE_ACCOUNTS);
        Map<String, String> mistakes = form.mistakes();
        boolean ready = !mistakes.containsKey("phoneNumberId")
                && !mistakes.containsKey("wabaId")
                && !mistakes.containsKey("accessToken");
        if (ready) {
            try {
                NumberFacts facts = accounts.look(new Secret(form.accessToken()), form.phoneNumberId(), form.wabaId());
                model.addAttribute("facts", facts);
                model.addAttribute(
                        "unregistered",
                        facts.trouble()
                                .filter(trouble -> trouble == Trouble.NUMBER_NOT_REGISTERED)
                                .isPresent());
            } catch (AccountRefused e) {
                model.addAttribute("refused", texts.sentence(e));
            }
        }
        return "connection/parts :: look";
    }
}
