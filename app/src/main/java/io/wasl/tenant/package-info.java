/// Companies that share an installation.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database"})
package io.wasl.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
