/// The few value types that everyone speaks. Knows only the JDK.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.wasl.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
