/// The WhatsApp numbers that clients have connected: their tokens, their quality and limits, and whether they work.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "meta", "settings", "database", "tenant", "notice", "identity", "webhook"})
package io.wasl.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
