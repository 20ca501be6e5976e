/// The published benchmarks: a platform in a process of its own, a load that is hard on it, and an account of what was
/// promised and what was done.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "meta",
            "settings",
            "database",
            "tenant",
            "connection",
            "message",
            "dispatch",
            "template",
            "audience",
            "campaign",
        })
package io.wasl.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
