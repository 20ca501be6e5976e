/// The REST API, version 1: one controller a noun, over what the modules offer.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "meta",
            "settings",
            "sheet",
            "database",
            "intake",
            "tenant",
            "identity",
            "webhook",
            "contact",
            "connection",
            "audience",
            "message",
            "template",
            "dispatch",
            "campaign",
            "doctor"
        })
package io.wasl.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
