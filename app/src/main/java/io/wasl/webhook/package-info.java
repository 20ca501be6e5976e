/// Receives Meta's callbacks, keeps them before it answers, and hands their events to the modules that act on them.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "meta", "settings", "database", "intake", "identity"})
package io.wasl.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
