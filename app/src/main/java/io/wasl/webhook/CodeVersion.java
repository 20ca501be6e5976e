package io.wasl.webhook;

import org.springframework.stereotype.Component;

/// Which version of the code failed on an event, so that the next one tries again.
@Component
final class CodeVersion {

    private final String text;

    CodeVersion() {
        var version = CodeVersion.class.getPackage().getImplementationVersion();
        text = version == null ? "development" : version;
    }

    String text() {
        return text;
    }
}
