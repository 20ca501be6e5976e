package io.wasl.api;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Forgets, every hour, the answers whose `Idempotency-Key` has expired.
@Component
class AnswerCleaner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AnswerCleaner.class);

    private final IdempotentAnswers answers;
    private final boolean engine;
    private @Nullable ScheduledExecutorService timer;

    AnswerCleaner(IdempotentAnswers answers, @Value("${wasl.engine:false}") boolean engine) {
        this.answers = answers;
        this.engine = engine;
    }

    @Override
    public void start() {
        var hourly = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("api-answers").factory());
        var _ = hourly.scheduleWithFixedDelay(this::clean, 1, 60, TimeUnit.MINUTES);
        timer = hourly;
    }

    private void clean() {
        try {
            int forgotten = answers.forgetExpired();
            log.debug("Forgot {} expired answers", forgotten);
        } catch (RuntimeException e) {
            log.warn("Expired answers of the API stay; the next hour tries again", e);
        }
    }

    @Override
    public void stop() {
        var hourly = timer;
        timer = null;
        if (hourly != null) {
            hourly.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    @Override
    public boolean isAutoStartup() {
        return engine;
    }
}
