/// The integration log as a page.
@NullMarked
package io.wasl.webhook.web;

import org.jspecify.annotations.NullMarked;
