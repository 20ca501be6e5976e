/// Where everything is kept: PostgreSQL, embedded or given, its roles, its schema, and the scopes in which it is spoken
/// to.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings"})
package io.wasl.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
