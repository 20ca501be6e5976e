/// Message templates: what Meta has approved, of what quality it is, and what must be filled in.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "meta",
            "settings",
            "database",
            "tenant",
            "notice",
            "identity",
            "webhook",
            "connection"
        })
package io.wasl.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
