/// Tables that people open in their spreadsheet: CSV and Excel, in the reader's language and zone, with nothing in them
/// that runs. Begin with `Download`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.wasl.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
