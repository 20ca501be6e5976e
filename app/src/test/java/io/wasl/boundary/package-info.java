/// What reaches every door at once, whatever module is behind it.
@NullMarked
package io.wasl.boundary;

import org.jspecify.annotations.NullMarked;
