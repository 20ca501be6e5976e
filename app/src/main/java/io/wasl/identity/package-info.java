/// Who acts for a tenant, and what they may do: people who sign in, and programs with a key.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings", "database", "intake", "tenant"})
package io.wasl.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
