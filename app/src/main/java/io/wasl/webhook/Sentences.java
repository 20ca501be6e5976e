package io.wasl.webhook;

import io.wasl.meta.AccountAlerted;
import io.wasl.meta.AccountChanged;
import io.wasl.meta.AccountReviewed;
import io.wasl.meta.AppContactSynced;
import io.wasl.meta.BusinessUsernameChanged;
import io.wasl.meta.CallChanged;
import io.wasl.meta.CapabilityChanged;
import io.wasl.meta.ErrorReported;
import io.wasl.meta.FlowChanged;
import io.wasl.meta.GroupChanged;
import io.wasl.meta.HistoryReceived;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import io.wasl.meta.MarketingPreferenceChanged;
import io.wasl.meta.MessageEchoed;
import io.wasl.meta.OtherNews;
import io.wasl.meta.PaymentSetupChanged;
import io.wasl.meta.PhoneNameDecided;
import io.wasl.meta.PhoneQualityChanged;
import io.wasl.meta.SampleArrived;
import io.wasl.meta.SecurityChanged;
import io.wasl.meta.StatusUpdate;
import io.wasl.meta.TemplateCategoryChanged;
import io.wasl.meta.TemplateComponentsChanged;
import io.wasl.meta.TemplateQualityChanged;
import io.wasl.meta.TemplateStatusChanged;
import io.wasl.meta.Unrecognised;
import io.wasl.meta.UserIdChanged;
import io.wasl.meta.WebhookEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts every event into words.
final class Sentences {

    private static final int MAX_QUOTE_CHARS = 120;

    private Sentences() {}

    /// Without a default, so that a new kind of event cannot be forgotten.
    static Said about(WebhookEvent event) {
        return switch (event) {
            case StatusUpdate status -> status(status);
            case InboundMessage message -> inbound(message);
            case MessageEchoed echo ->
                Said.of("echo", who(null, echo.toPhone(), echo.toUserId()), gist(echo.content()));
            case HistoryReceived history -> history(history);
            case AppContactSynced sync -> Said.of("app_contact", word(sync.action()), sync.name(), sync.phone());
            case CallChanged call -> Said.of("call", who(null, call.phone(), call.userId()), word(call.event()));
            case GroupChanged group -> Said.of("group", group.groupId(), word(group.event()));
            case TemplateStatusChanged template ->
                Said.of(
                        "template_status",
                        template.name(),
                        template.language(),
                        word(template.event()),
                        template.reason() == null ? template.title() : template.reason());
            case TemplateQualityChanged template ->
                Said.of("template_quality", template.name(), template.language(), word(template.quality()));
            case TemplateCategoryChanged template ->
                template.announced() == null
                        ? Said.of("template_category", template.name(), word(template.category()))
                        : Said.of("template_category.announced", template.name(), word(template.announced()));
            case TemplateComponentsChanged template ->
                Said.of("template_components", template.name(), template.language(), quote(template.body()));
            case MarketingPreferenceChanged preference ->
                Said.of("preference", who(null, preference.phone(), preference.userId()), word(preference.value()));
            case UserIdChanged change ->
                Said.of("user_id", who(null, change.phone(), change.previous()), change.current());
            case ErrorReported error ->
                Said.of(
                        "error",
                        Integer.toString(error.error().code()),
                        error.error().title(),
                        error.error().details());
            case OtherNews news -> Said.of("other", news.field(), news.event());
            case SampleArrived sample -> Said.of("sample", sample.field());
            case Unrecognised unrecognised -> Said.of("unrecognised", unrecognised.field());
            case PhoneQualityChanged _,
                    PhoneNameDecided _,
                    BusinessUsernameChanged _,
                    SecurityChanged _,
                    AccountChanged _,
                    AccountAlerted _,
                    AccountReviewed _,
                    CapabilityChanged _,
                    FlowChanged _,
                    PaymentSetupChanged _ -> business(event);
        };
    }

    private static Said business(WebhookEvent event) {
        return switch (event) {
            case PhoneQualityChanged change ->
                Said.of(
                        "phone_quality",
                        change.displayPhoneNumber(),
                        word(change.event()),
                        word(change.messagingLimit()));
            case PhoneNameDecided name ->
                Said.of(
                        "phone_name",
                        name.displayPhoneNumber(),
                        name.requestedName(),
                        word(name.decision()),
                        word(name.rejectionReason()));
            case BusinessUsernameChanged name ->
                Said.of("username", name.displayPhoneNumber(), name.username(), word(name.status()));
            case SecurityChanged change -> Said.of("security", change.displayPhoneNumber(), word(change.event()));
            case AccountChanged change -> Said.of("account", change.wabaId(), word(change.event()));
            case AccountAlerted alert ->
                Said.of("alert", word(alert.severity()), word(alert.alert()), alert.entityId(), alert.description());
            case AccountReviewed review -> Said.of("review", review.wabaId(), word(review.decision()));
            case CapabilityChanged change ->
                Said.of("capability", word(change.messagingLimit()), change.phoneNumbers());
            case FlowChanged flow ->
                Said.of("flow", flow.flowId(), word(flow.event()), word(flow.status()), flow.message());
            case PaymentSetupChanged payment ->
                Said.of("payment", payment.name(), payment.provider(), payment.status());
            default -> throw new IllegalArgumentException("Not about a business: " + event.getClass());
        };
    }

    private static Said status(StatusUpdate status) {
        var who = who(null, status.recipientPhone(), status.recipientUserId());
        if (status.errors().stream()
                .allMatch(error -> error.code() == 0 && error.title().isBlank())) {
            return Said.of("status." + status.status(), who);
        }
        var error = status.errors().getFirst();
        return Said.of("status.error." + status.status(), who, Integer.toString(error.code()), error.title());
    }

    private static Said history(HistoryReceived history) {
        var refusal = history.refusal();
        return refusal == null
                ? Said.of(
                        "history",
                        Integer.toString(history.messages()),
                        Integer.toString(history.conversations().size()),
                        Integer.toString(history.progress()))
                : Said.of("history.refused", Integer.toString(refusal.code()), refusal.title());
    }

    private static Said inbound(InboundMessage message) {
        var who = who(message.profileName(), message.fromPhone(), message.fromUserId());
        var from = message.groupId() != null ? "group" : message.referral() != null ? "advertisement" : "none";
        return switch (message.content()) {
            case InboundContent.Media media -> media(media, who, from);
            case InboundContent.Button button -> Said.of("message.button", who, from, quote(button.text()));
            case InboundContent.Location place ->
                Said.of("message.location", who, from, place.name() == null ? place.address() : place.name());
            case InboundContent.Contacts contacts ->
                Said.of(
                        contacts.requested() ? "message.own_number" : "message.contacts",
                        who,
                        from,
                        Integer.toString(contacts.cards().size()));
            case InboundContent.Order order ->
                Said.of(
                        "message.order",
                        who,
                        from,
                        Integer.toString(order.items().size()));
            case InboundContent.Reaction reaction ->
                reaction.emoji() == null
                        ? Said.of("message.reaction_removed", who, from)
                        : Said.of("message.reaction", who, from, reaction.emoji());
            case InboundContent.FormReply _ -> Said.of("message.form", who, from);
            case InboundContent.CallPermission call ->
                Said.of("message.call_permission", who, from, word(call.response()));
            case InboundContent.SystemNotice notice ->
                Said.of("message.system", who, from, word(notice.kind()), quote(notice.text()));
            case InboundContent.Edit edit -> Said.of("message.edit", who, from, gist(edit.content()));
            case InboundContent.Revoke _ -> Said.of("message.revoke", who, from);
            case InboundContent.Unsupported unsupported ->
                Said.of("message.unsupported", who, from, word(unsupported.kind()));
            case InboundContent.Text text -> Said.of("message.text", who, from, quote(text.body()));
        };
    }

    private static Said media(InboundContent.Media media, @Nullable String who, String from) {
        var kind = media.voice() ? "voice" : media.kind();
        return media.caption() == null
                ? Said.of("message.media", who, from, kind)
                : Said.of("message.media.caption", who, from, kind, quote(media.caption()));
    }

    /// The content in few characters, as far as it consists of words.
    private static String gist(InboundContent content) {
        return switch (content) {
            case InboundContent.Text text -> quote(text.body());
            case InboundContent.Media media -> media.caption() == null ? media.kind() : quote(media.caption());
            case InboundContent.Button button -> quote(button.text());
            case InboundContent.Edit edit -> gist(edit.content());
            default -> "…";
        };
    }

    private static @Nullable String who(@Nullable String name, @Nullable String phone, @Nullable String userId) {
        if (name != null && !name.isBlank()) {
            return quote(name);
        }
        return phone == null ? userId : "+" + phone;
    }

    private static String quote(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var line = text.strip().replaceAll("\\p{Cntrl}", " ");
        return line.codePointCount(0, line.length()) <= MAX_QUOTE_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_QUOTE_CHARS)) + "…";
    }

    /// A word of Meta's as people write: it may be one that we have never seen.
    private static String word(@Nullable String word) {
        return word == null ? "" : word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
