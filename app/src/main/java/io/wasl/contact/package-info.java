/// People and their consent: who receives or writes, by which number, and whether they want to hear from a client.
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
            "webhook"
        })
package io.wasl.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
