/// The pages about messages.
@NullMarked
package io.wasl.message.web;

import org.jspecify.annotations.NullMarked;
