package io.wasl.notice;

import java.util.Locale;

/// What there is to tell. The comments name what the sentence holds, in order.
public enum NoticeKind {
    /// The account, days left.
    TOKEN_EXPIRES,
    /// The account.
    TOKEN_REFUSED,
    /// The account, the key of a text about what is wrong.
    ACCOUNT_BROKEN,
    /// The account, Meta's code.
    ACCOUNT_STOPPED,
    /// The account, what Meta calls it.
    ACCOUNT_RESTRICTED,
    /// The account.
    CLAIM_DISPLACED,
    CLAIM_ENDED,
    /// The template, its language.
    TEMPLATE_PAUSED,
    TEMPLATE_DISABLED,
    TEMPLATE_REJECTED,
    /// The campaign, the key of a text about the reason or the reason itself.
    CAMPAIGN_PAUSED,
    /// The campaign.
    CAMPAIGN_FINISHED,
    CAMPAIGN_ENDED;

    /// As it stands in the message bundles.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
