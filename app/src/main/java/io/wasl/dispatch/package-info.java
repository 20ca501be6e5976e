/// The road out: queue, pace, retry, and the answer to what became of what was sent.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "meta",
            "settings",
            "database",
            "tenant",
            "identity",
            "connection",
            "contact",
            "message",
            "webhook",
        })
package io.wasl.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
