/// The lasting record of every message, in and out, and of what became of it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "meta",
            "settings",
            "database",
            "tenant",
            "webhook",
            "identity",
            "connection",
            "contact"
        })
package io.wasl.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
