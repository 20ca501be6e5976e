/// Campaigns: draft, check, confirm, run, results. What is sent is what was confirmed, to each person once.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "sheet",
            "database",
            "intake",
            "meta",
            "tenant",
            "notice",
            "identity",
            "contact",
            "connection",
            "audience",
            "message",
            "template",
            "dispatch"
        })
package io.wasl.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
