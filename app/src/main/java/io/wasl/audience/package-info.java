/// Whom a message is meant for: lists brought along, imports, tags; walked in one order, each person once.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "settings", "sheet", "database", "intake", "tenant", "identity", "contact"})
package io.wasl.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
