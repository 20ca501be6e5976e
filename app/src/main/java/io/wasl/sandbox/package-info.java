/// The demo client of `./wasl sandbox`: a shop with numbers, contacts, templates and campaigns on every screen.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "identity",
            "contact",
            "connection",
            "audience",
            "template",
            "campaign"
        })
package io.wasl.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
