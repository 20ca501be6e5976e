package io.wasl.dispatch;

import io.wasl.kernel.Secret;

/// What the connection says about a number.
record Line(String phoneNumberId, Secret accessToken, int messagesPerSecond, boolean canSend) {}
