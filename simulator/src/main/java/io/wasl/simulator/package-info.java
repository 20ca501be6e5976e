/// A stand-in for Meta's WhatsApp Cloud API in one small process: it takes messages as strictly as Meta,
/// tells what became of them by signed webhooks, and misbehaves on request.
///
/// Everything that changes is touched by one event-loop thread only, so nothing in here takes a lock.
@NullMarked
package io.wasl.simulator;

import org.jspecify.annotations.NullMarked;
