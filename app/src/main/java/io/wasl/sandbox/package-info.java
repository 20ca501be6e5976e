/// The demo client of `./wasl sandbox`: a shop with two numbers, contacts, templates and campaigns, so that no screen
/// is
/// empty.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "tenant", "identity"})
package io.wasl.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
