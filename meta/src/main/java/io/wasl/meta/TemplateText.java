package io.wasl.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A template as its reader sees it.
///
/// @param header the header's text, null where there is none or it is a picture
/// @param headerFormat `TEXT`, `IMAGE`, `VIDEO`, `DOCUMENT`, `LOCATION`, …; null without a header
public record TemplateText(
        @Nullable String header,
        @Nullable String headerFormat,
        String body,
        @Nullable String footer,
        List<Button> buttons) {

    public TemplateText {
        buttons = List.copyOf(buttons);
    }

    /// @param type `QUICK_REPLY`, `URL`, `PHONE_NUMBER`, `COPY_CODE`, `OTP`, …
    /// @param target the address or telephone number behind it
    public record Button(String type, String text, @Nullable String target) {}
}
