/// Examines an installation and each of its numbers, and says what to repair.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "meta",
            "settings",
            "intake",
            "identity",
            "tenant",
            "webhook",
            "contact",
            "connection",
            "message",
            "template",
            "dispatch"
        })
package io.wasl.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
