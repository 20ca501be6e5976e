@NullMarked
package io.wasl.meta;

import org.jspecify.annotations.NullMarked;
