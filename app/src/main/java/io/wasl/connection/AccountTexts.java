package io.wasl.connection;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Tells people, in the language of the request, what is wrong with an account and what to do about it.
@Component
public class AccountTexts {

    private final MessageSource messages;

    AccountTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String title(Trouble trouble) {
        return title(trouble.code());
    }

    public String fix(Trouble trouble) {
        return String.valueOf(text("connection.trouble." + trouble.code() + ".fix"));
    }

    /// What is wrong and what to do, with Meta's own words where there are any.
    public String sentence(AccountRefused refused) {
        String metaSays = metaSays(refused.metaSays() == null ? "" : refused.metaSays());
        return title(refused.trouble()) + " " + fix(refused.trouble()) + (metaSays == null ? "" : " " + metaSays);
    }

    /// Meta's word on a name; one that is new to us as it is.
    public String nameStatus(String word) {
        String text = text("connection.name-status." + word);
        return text == null ? word : text;
    }

    /// The problem that an account is marked with: a trouble's code in words, or what a person wrote.
    public String problem(String problem) {
        String title = text("connection.trouble." + problem);
        return title == null ? problem : title;
    }

    /// What becomes of a number that Meta has not confirmed, and what to do about it.
    public String unproven(Account claim) {
        String why = claim.problem();
        if (why == null || why.equals(Trouble.META_UNREACHABLE.code())) {
            return String.valueOf(text("connection.unproven.waiting"));
        }
        String fix = String.valueOf(text("connection.trouble." + why + ".fix"));
        return String.valueOf(text("connection.unproven.refused", fix));
    }

    private String title(String troubleCode) {
        return String.valueOf(text("connection.trouble." + troubleCode));
    }

    private @Nullable String metaSays(String words) {
        return words.isBlank() ? null : text("connection.meta-says", words);
    }

    private @Nullable String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, null, LocaleContextHolder.getLocale());
    }
}
