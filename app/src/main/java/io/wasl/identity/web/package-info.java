/// The pages about keys.
@NullMarked
package io.wasl.identity.web;

import org.jspecify.annotations.NullMarked;
