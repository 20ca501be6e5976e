package io.wasl.api;

import io.wasl.identity.ApiCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A noun that only tests have so far: what every noun of the API shares is tried on it.
@TestComponent
@RestController
@RequestMapping("/api/v1/devices")
class Things {

    final Map<String, Integer> made = new ConcurrentHashMap<>();

    /// Keeps a request at work until it is opened.
    volatile CountDownLatch gate = new CountDownLatch(0);

    record NewThing(
            @NotBlank String name,
            int count,
            @Nullable Part firstPart,
            @Nullable List<Part> parts) {}

    record Part(@Nullable Instant madeAt) {}

    record Thing(String id, String name, int firstCount) {}

    @PostMapping
    ResponseEntity<Thing> make(ApiCaller caller, @Valid @RequestBody NewThing thing) throws InterruptedException {
        if (!gate.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Nobody opened the gate");
        }
        if (thing.name().equals("explode")) {
            throw new IllegalStateException("secret insides");
        }
        made.merge(thing.name(), 1, Integer::sum);
        var id = UUID.randomUUID().toString();
        return ResponseEntity.created(URI.create("/api/v1/devices/" + id))
                .body(new Thing(id, thing.name(), thing.count()));
    }

    @GetMapping
    Page<Thing> list(ApiCaller caller, PageRequest page) {
        int from = page.after() == null ? 0 : Integer.parseInt(page.after()) + 1;
        var rows = IntStream.range(from, Math.min(120, from + page.limit() + 1))
                .boxed()
                .toList();
        return Page.of(rows, page, String::valueOf, row -> new Thing(String.valueOf(row), "thing", row));
    }

    @GetMapping("/{id}")
    Thing show(ApiCaller caller, @PathVariable UUID id) {
        throw ApiProblem.notFound();
    }
}
