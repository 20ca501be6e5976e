package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.Trouble;
import io.wasl.database.Scopes;
import io.wasl.dispatch.Verdict.Measure;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Carries out, for good, what Meta's answers ask of others than the message itself.
@Component
class Measures {

    private static final Logger log = LoggerFactory.getLogger(Measures.class);

    private final Scopes scopes;
    private final Batches batches;
    private final Accounts accounts;

    Measures(Scopes scopes, Batches batches, Accounts accounts) {
        this.scopes = scopes;
        this.batches = batches;
        this.accounts = accounts;
    }

    void take(Measure measure, Outcome outcome) {
        Waiting message = outcome.intent().message();
        var batch = message.batch();
        if (measure instanceof Measure.RefuseToken(Trouble trouble, String reason)) {
            refuse(message.tenant(), message.account(), outcome.line().accessToken(), trouble, reason);
        } else {
            take(measure, message.tenant(), message.account(), batch == null ? null : batch.id());
        }
    }

    void take(Measure measure, TenantId tenant, AccountId account, @Nullable BatchId batch) {
        switch (measure) {
            case Measure.SlowNumber() -> log.info("{} sends more slowly for a while: Meta asks for it", account);
            case Measure.RestPair(var duration) ->
                log.info("One recipient of {} is left alone for {}", account, duration);
            case Measure.RestNumber(var duration) -> log.info("{} rests for {}, then goes on", account, duration);
            case Measure.PauseNumber(var duration, String reason) -> {
                log.warn("{} pauses for {}, then goes on by itself: {}", account, duration, reason);
                scopes.tenant(tenant, () -> batches.pauseAll(tenant, account, duration, reason));
            }
            case Measure.PauseAccount(int code, String reason) -> {
                log.warn("{} is paused until a person has seen to it: {}", account, reason);
                scopes.tenant(tenant, () -> {
                    accounts.stop(tenant, account, reason, code);
                    batches.pauseAll(tenant, account, null, reason);
                });
            }
            case Measure.RefuseToken(Trouble trouble, String reason) ->
                refuse(tenant, account, accounts.accessToken(tenant, account), trouble, reason);
            case Measure.PauseBatch(var cause, String reason) -> {
                if (batch != null) {
                    log.warn("Batch {} is paused until a person has seen to it: {}", batch, reason);
                    scopes.tenant(tenant, () -> batches.pause(tenant, batch, cause, reason));
                }
            }
        }
    }

    private void refuse(TenantId tenant, AccountId account, Secret token, Trouble trouble, String reason) {
        scopes.tenant(tenant, () -> {
            if (accounts.refuseToken(tenant, account, token, trouble)) {
                log.warn("{} waits for another access token, then goes on by itself: {}", account, reason);
                batches.pauseAll(tenant, account, null, reason);
            }
        });
    }
}
