package io.wasl.message;

import io.wasl.meta.InboundContent;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person reads of a message from outside.
final class Reading {

    private Reading() {}

    /// Meta's name for the type.
    static String type(InboundContent content) {
        return switch (content) {
            case InboundContent.Text _ -> "text";
            case InboundContent.Media media -> media.kind();
            case InboundContent.Button _ -> "button";
            case InboundContent.Location _ -> "location";
            case InboundContent.Contacts _ -> "contacts";
            case InboundContent.Order _ -> "order";
            case InboundContent.Reaction _ -> "reaction";
            case InboundContent.FormReply _, InboundContent.CallPermission _ -> "interactive";
            case InboundContent.SystemNotice _ -> "system";
            case InboundContent.Edit _ -> "edit";
            case InboundContent.Revoke _ -> "revoke";
            case InboundContent.Unsupported _ -> "unsupported";
        };
    }

    static @Nullable String body(InboundContent content) {
        return switch (content) {
            case InboundContent.Text text -> text.body();
            case InboundContent.Media media -> media.caption() == null ? media.filename() : media.caption();
            case InboundContent.Button button -> button.text();
            case InboundContent.Location location -> location.name() == null ? location.address() : location.name();
            case InboundContent.Contacts cards ->
                cards.cards().stream().map(InboundContent.Contacts.Card::name).collect(Collectors.joining(", "));
            case InboundContent.Order order -> OrderLines.of(order);
            case InboundContent.Reaction reaction -> reaction.emoji();
            case InboundContent.FormReply reply -> Answers.of(reply);
            case InboundContent.CallPermission permission -> permission.response();
            case InboundContent.SystemNotice notice -> notice.text();
            case InboundContent.Edit edit -> body(edit.content());
            case InboundContent.Unsupported unsupported -> reason(unsupported);
            case InboundContent.Revoke _ -> null;
        };
    }

    /// Why Meta does not pass it on, in Meta's words.
    private static @Nullable String reason(InboundContent.Unsupported unsupported) {
        return unsupported.errors().stream()
                .map(error -> error.details() == null ? error.title() : error.details())
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse(null);
    }
}
