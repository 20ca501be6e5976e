package io.wasl.doctor;

import io.wasl.connection.AccountRefused;
import io.wasl.doctor.Check.Name;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks all questions at the same time and waits for none longer than it may take.
@Component
class Round {

    private static final Logger log = LoggerFactory.getLogger(Round.class);

    // Never waited for: looking up a name cannot be interrupted.
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("doctor-", 0).factory());

    /// One check of each name, in the order of the names; where two questions found something, the worse.
    List<Check> ask(List<Question> questions) {
        long begun = System.nanoTime();
        List<Future<List<Check>>> answers = questions.stream()
                .map(question -> threads.submit(question.answer()::get))
                .toList();
        Map<Name, Check> found = new EnumMap<>(Name.class);
        for (int i = 0; i < answers.size(); i++) {
            Question question = questions.get(i);
            Duration left = question.patience().minusNanos(System.nanoTime() - begun);
            for (Check check : answer(question, answers.get(i), left)) {
                found.merge(
                        check.name(),
                        check,
                        (one, other) -> other.verdict().compareTo(one.verdict()) > 0 ? other : one);
            }
        }
        return new ArrayList<>(found.values());
    }

    private static List<Check> answer(Question question, Future<List<Check>> answer, Duration left) {
        try {
            return answer.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return List.of(Check.fail(
                    question.name(), "unanswered", question.patience().toSeconds()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AccountRefused refused) {
                return Refusals.told(refused);
            }
            log.warn("The check {} itself failed; the others go on", question.name(), e.getCause());
            return List.of(Check.fail(question.name(), "unexamined"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Check.fail(question.name(), "unexamined"));
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
