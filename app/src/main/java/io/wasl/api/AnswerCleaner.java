package io.wasl.api;

import io.wasl.kernel.Clockwork;
import java.time.Duration;
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
    private final Clockwork clockwork = new Clockwork("api-answers", 1);

    AnswerCleaner(IdempotentAnswers answers, @Value("${wasl.engine:false}") boolean engine) {
        this.answers = answers;
        this.engine = engine;
    }

    @Override
    public void start() {
        clockwork.every(Duration.ofMinutes(1), Duration.ofHours(1), this::clean);
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
        clockwork.stop();
    }

    @Override
    public boolean isRunning() {
        return clockwork.isRunning();
    }

    @Override
    public boolean isAutoStartup() {
        return engine;
    }
}
