/// The shell of every page: the door, the layout, languages, formats, the assets, the home page.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings", "database", "intake", "tenant", "identity"})
package io.wasl.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
