/// The pages about numbers.
@NullMarked
package io.wasl.connection.web;

import org.jspecify.annotations.NullMarked;
