/// The commands of `./wasl`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "database",
            "tenant",
            "identity",
            "webhook",
            "connection",
            "dispatch",
            "doctor",
            "sandbox",
            "bench"
        })
package io.wasl.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
