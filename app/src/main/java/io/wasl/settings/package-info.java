/// What the installation was told: read from the environment and `.env`, checked once, explained in one line where
/// wrong.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package io.wasl.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
