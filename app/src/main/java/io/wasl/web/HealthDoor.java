package io.wasl.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the platform lives and whether it can work, for those who run it and watch the public port.
@RestController
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class HealthDoor {

    private final HealthEndpoint health;

    HealthDoor(HealthEndpoint health) {
        this.health = health;
    }

    @GetMapping("/health/live")
    ResponseEntity<State> live() {
        return answer("live");
    }

    @GetMapping("/health/ready")
    ResponseEntity<State> ready() {
        return answer("ready");
    }

    private ResponseEntity<State> answer(String group) {
        var found = health.healthForPath(group);
        var status = found == null ? Status.UNKNOWN : found.getStatus();
        return ResponseEntity.status(Status.UP.equals(status) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new State(status.getCode()));
    }

    record State(String status) {}
}
