package io.wasl.doctor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wasl.connection.Account;
import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.Single;
import io.wasl.kernel.E164;
import io.wasl.kernel.Ids;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.meta.Message;
import io.wasl.meta.Recipient;
import io.wasl.meta.TemplateVariable;
import io.wasl.template.Template;
import io.wasl.template.Templates;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/// Sends one message the whole way, to Meta and to a telephone, so that its statuses show whether they come back.
@Component
public class Trial {

    public static final int LONGEST_TEXT = 1024;

    /// The template that Meta gives to every business account.
    public static final String HELLO = "hello_world";

    private static final String HELLO_LANGUAGE = "en_US";
    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int ACCOUNTS_REMEMBERED = 10_000;

    private final Templates templates;
    private final Dispatch dispatch;
    private final Ids ids;
    private final Cache<UUID, AtomicInteger> lately = Caffeine.newBuilder()
            .maximumSize(ACCOUNTS_REMEMBERED)
            .expireAfterWrite(WITHIN)
            .build();

    Trial(Templates templates, Dispatch dispatch, Ids ids) {
        this.templates = templates;
        this.dispatch = dispatch;
        this.ids = ids;
    }

    /// @param to as a person writes a number; without a country it is one of the account's own
    /// @param text of a message that Meta takes only within 24 hours of the person's last; empty sends a template
    /// @throws TrialRefused if it cannot be sent at all
    public MessageId send(Account account, String to, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new TrialRefused(TrialRefused.Reason.TEXT_TOO_LONG);
        }
        E164 phone = phone(account, to);
        AtomicInteger count = lately.get(account.id().value(), id -> new AtomicInteger());
        if (count.incrementAndGet() > MOST) {
            throw new TrialRefused(TrialRefused.Reason.TOO_MANY);
        }
        var id = new MessageId(ids.next());
        Message message = text.isBlank() ? message(account) : new Message.Text(text, false);
        dispatch.send(
                account.tenant(),
                new Single(
                        id,
                        account.id(),
                        Lane.PROMPT,
                        new Recipient.Phone(phone.value()),
                        null,
                        message,
                        text.isBlank() ? template(account).map(Template::name).orElse(HELLO) : text,
                        null,
                        null));
        return id;
    }

    /// What is sent without a text: Meta's own example if the business has it, else one that costs least.
    public Optional<Template> template(Account account) {
        return templates.list(account.tenant(), account.id()).stream()
                .filter(template ->
                        template.canSend() && template.definition().unfillable().isEmpty())
                .filter(template -> !template.category().equals("AUTHENTICATION"))
                .min(Comparator.comparing(
                                (Template template) -> !template.name().equals(HELLO))
                        .thenComparing(template -> !template.category().equals("UTILITY"))
                        .thenComparing(Template::name)
                        .thenComparing(Template::language));
    }

    private Message message(Account account) {
        return template(account)
                .map(template -> template.mould()
                        .fill(template.variables().stream().map(Trial::example).toList()))
                .orElseGet(() -> new Message.Template(HELLO, HELLO_LANGUAGE, List.of()));
    }

    private static String example(TemplateVariable variable) {
        return Objects.requireNonNullElse(variable.example(), "Test");
    }

    private static E164 phone(Account account, String to) {
        String country = PhoneNumbers.normalise(account.displayPhoneNumber(), null) instanceof ParsedPhone.Valid own
                ? PhoneNumbers.countryOf(own.phone()).orElse(null)
                : null;
        if (PhoneNumbers.normalise(to, country) instanceof ParsedPhone.Valid valid) {
            return valid.phone();
        }
        throw new TrialRefused(TrialRefused.Reason.NO_NUMBER);
    }
}
