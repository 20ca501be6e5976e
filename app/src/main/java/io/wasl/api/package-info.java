/// The REST API, version 1: one controller a noun, over what the modules offer.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings", "database", "tenant", "identity"})
package io.wasl.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
