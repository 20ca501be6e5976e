/// Tells people of a client what happened that they should know: each fact once.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "tenant", "identity"})
package io.wasl.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
