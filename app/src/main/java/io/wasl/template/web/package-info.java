/// The pages about templates, and the bubble in which a message is shown.
@NullMarked
package io.wasl.template.web;

import org.jspecify.annotations.NullMarked;
