package io.wasl.dispatch;

import io.wasl.dispatch.Verdict.Fate;
import io.wasl.kernel.LastResort;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.meta.CloudApi;
import io.wasl.meta.Message;
import io.wasl.meta.OutgoingMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Hands marked messages to Meta, each on a thread of its own, and tells the completer what came of it. No transaction
/// is open here.
final class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    /// Not one of Meta's codes: the message could not be put into Meta's form.
    private static final int UNFIT = -1;

    private final CloudApi api;
    private final OpaqueIds opaqueIds;
    private final Completer completer;
    private final JsonMapper json;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger calling = new AtomicInteger();

    Sender(CloudApi api, OpaqueIds opaqueIds, Completer completer, JsonMapper json, Clock clock) {
        this.api = api;
        this.opaqueIds = opaqueIds;
        this.completer = completer;
        this.json = json;
        this.clock = clock;
    }

    /// How many calls are open.
    int calling() {
        return calling.get();
    }

    void send(Road road, Intent intent) {
        calling.incrementAndGet();
        try {
            threads.execute(() -> deliver(road, intent));
        } catch (RejectedExecutionException closed) {
            calling.decrementAndGet();
            notSent(road, intent, "the platform is stopping");
        } catch (Error e) {
            LastResort.heed(e);
            calling.decrementAndGet();
            log.error(
                    "{} could not be handed over; it is in doubt until a status tells",
                    intent.message().id(),
                    e);
            var doubt = Verdict.of(new Fate.InDoubt("handing it over broke off"));
            completer.add(new Outcome(road, road.line(), intent, doubt, clock.instant()));
        }
    }

    private void deliver(Road road, Intent intent) {
        Line line = road.line();
        Verdict verdict = verdict(road, line, intent);
        try {
            learn(road, intent, verdict);
        } finally {
            completer.add(new Outcome(road, line, intent, verdict, clock.instant()));
        }
    }

    private Verdict verdict(Road road, Line line, Intent intent) {
        try {
            return call(road, line, intent);
        } catch (RuntimeException | Error e) {
            LastResort.heed(e);
            log.error(
                    "Sending {} broke off; it is in doubt until a status tells",
                    intent.message().id(),
                    e);
            return Verdict.of(new Fate.InDoubt("sending broke off"));
        } finally {
            calling.decrementAndGet();
        }
    }

    private static void learn(Road road, Intent intent, Verdict verdict) {
        if (road.learn(verdict.fate(), System.nanoTime())) {
            log.warn(
                    "What becomes of messages of {} is unclear too often ({}); it sends more slowly until Meta answers",
                    intent.message().account(),
                    verdict.fate());
        }
        if (verdict.measure() != null) {
            road.heed(verdict.measure(), intent.message().to(), System.nanoTime());
        }
    }

    /// Tells of an intent under which nothing leaves.
    void notSent(Road road, Intent intent, String reason) {
        var verdict = Verdict.of(new Fate.Again(Duration.ZERO, reason));
        completer.add(new Outcome(road, road.line(), intent, verdict, clock.instant()));
    }

    /// Waits for the calls that are open, but not for ever.
    void close(Duration patience) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn(
                    "{} calls to Meta did not end in time; their messages are in doubt until a status tells",
                    calling());
        }
    }

    /// Codes and answers to people count, but do not wait.
    private static void awaitTurn(Road road, Lane lane) {
        long now = System.nanoTime();
        long wait = road.pass(now) - now;
        if (lane == Lane.BULK && wait > 0) {
            LockSupport.parkNanos(wait);
        }
    }

    private Verdict call(Road road, Line line, Intent intent) {
        OutgoingMessage message;
        try {
            message = message(intent);
        } catch (RuntimeException e) {
            log.error(
                    "{} cannot be put into a form that Meta takes; it has failed and is not tried again",
                    intent.message().id(),
                    e);
            return Verdict.of(new Fate.Failed(new Fact.Failure(UNFIT, String.valueOf(e.getMessage()))));
        }
        var held = new AtomicBoolean();
        var outcome = api.send(line.accessToken().reveal(), line.phoneNumberId(), message, () -> {
            // Only here nothing is left to do that may take longer for one than for another: no connection to be made.
            awaitTurn(road, intent.message().lane());
            held.set(System.nanoTime() - intent.markedAt() > Limits.INTENT_AGE.toNanos());
            return !held.get();
        });
        if (held.get()) {
            return Verdict.of(new Fate.Again(Duration.ZERO, "the mark had grown old"));
        }
        var batch = intent.message().batch();
        var left = batch == null || batch.endsAt() == null ? null : Duration.between(clock.instant(), batch.endsAt());
        return Verdicts.on(outcome, intent.attempt(), batch != null, left);
    }

    private OutgoingMessage message(Intent intent) {
        Waiting waiting = intent.message();
        Message message = waiting.batch() == null
                ? new Message.Raw(waiting.type(), json.readTree(Objects.requireNonNull(waiting.content())))
                : waiting.batch().mould().fill(waiting.variables());
        return new OutgoingMessage(
                waiting.to(), message, opaqueIds.write(intent.about(), waiting.lane()), waiting.replyTo());
    }
}
