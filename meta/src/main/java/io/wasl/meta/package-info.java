/// The WhatsApp Cloud API as Java: what can be sent, what comes back, what its webhooks say. Knows nothing of Wasl.
@NullMarked
package io.wasl.meta;

import org.jspecify.annotations.NullMarked;
