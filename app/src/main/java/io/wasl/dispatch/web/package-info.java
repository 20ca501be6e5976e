/// The pages of the road out.
@NullMarked
package io.wasl.dispatch.web;

import org.jspecify.annotations.NullMarked;
