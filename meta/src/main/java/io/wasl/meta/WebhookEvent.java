package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// One thing that Meta reports.
public sealed interface WebhookEvent
        permits StatusUpdate,
                InboundMessage,
                TemplateStatusChanged,
                TemplateQualityChanged,
                TemplateCategoryChanged,
                PhoneQualityChanged,
                AccountChanged,
                MarketingPreferenceChanged,
                UserIdChanged,
                Unrecognised {

    /// The number it concerns; null for events of a whole business account.
    @Nullable String phoneNumberId();

    /// The business account it concerns; null only where the body did not say.
    @Nullable String wabaId();
}
