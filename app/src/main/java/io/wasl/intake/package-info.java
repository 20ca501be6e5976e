/// What every connection and every body meets before anybody reads it: whose it is, caps, deadlines and the room there
/// is.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings"})
package io.wasl.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
