package io.wasl.web;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/// Lets a phone install the pages as an app.
@RestController
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Manifest {

    private final ResourceUrlProvider assets;

    Manifest(ResourceUrlProvider assets) {
        this.assets = assets;
    }

    @GetMapping(path = "/manifest.webmanifest", produces = "application/manifest+json")
    ResponseEntity<Map<String, Object>> show() {
        var icon = assets.getForLookupPath("/assets/logo.svg");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(1)))
                .body(Map.of(
                        "name", "Wasl",
                        "short_name", "Wasl",
                        "start_url", "/",
                        "display", "standalone",
                        "background_color", "#f6f8fb",
                        "theme_color", "#0e7a6d",
                        "icons",
                                List.of(Map.of("src", String.valueOf(icon), "sizes", "any", "type", "image/svg+xml"))));
    }
}
