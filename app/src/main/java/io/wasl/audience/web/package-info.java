/// The pages about imported files.
@NullMarked
package io.wasl.audience.web;

import org.jspecify.annotations.NullMarked;
