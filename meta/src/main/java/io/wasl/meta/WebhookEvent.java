package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// One thing that Meta reports. A kind that is new to us is a record of its own, named here and in [Fields].
public sealed interface WebhookEvent
        permits StatusUpdate,
                InboundMessage,
                MessageEchoed,
                HistoryReceived,
                AppContactSynced,
                CallChanged,
                GroupChanged,
                TemplateStatusChanged,
                TemplateQualityChanged,
                TemplateCategoryChanged,
                TemplateComponentsChanged,
                PhoneQualityChanged,
                PhoneNameDecided,
                BusinessUsernameChanged,
                SecurityChanged,
                AccountChanged,
                AccountAlerted,
                AccountReviewed,
                CapabilityChanged,
                FlowChanged,
                PaymentSetupChanged,
                MarketingPreferenceChanged,
                UserIdChanged,
                ErrorReported,
                OtherNews,
                SampleArrived,
                Unrecognised {

    /// The number it concerns; null for events of a whole business account.
    default @Nullable String phoneNumberId() {
        return null;
    }

    /// The business account it concerns; null only where the body did not say.
    @Nullable String wabaId();
}
