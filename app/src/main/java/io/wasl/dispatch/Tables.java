package io.wasl.dispatch;

import io.wasl.database.Scopes;
import io.wasl.database.Standstill;
import io.wasl.message.Messages;
import org.springframework.stereotype.Component;

/// What the engine's parts read and write.
@Component
record Tables(
        Scopes scopes,
        Batches batches,
        BatchCounts counts,
        QueuedMessages queue,
        MessagesInDoubt inDoubt,
        Withdrawals withdrawals,
        Roads roads,
        Messages messages,
        Attempts attempts,
        Standstill standstill) {}
