package io.wasl.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All templates of all accounts.
final class Templates {

    private static final long NAME_BLOCKED_MS = Duration.ofDays(30).toMillis();

    private final InstantSource clock;
    private final Map<String, Template> byId = new LinkedHashMap<>();
    private final Map<Key, Template> byKey = new HashMap<>();
    private final Map<Key, Long> deletedAtMs = new HashMap<>();

    Templates(InstantSource clock) {
        this.clock = clock;
    }

    void add(Template template) {
        byId.put(template.id, template);
        byKey.put(keyOf(template), template);
    }

    @Nullable Template byId(String id) {
        return byId.get(id);
    }

    @Nullable Template find(Waba waba, String name, String language) {
        return byKey.get(new Key(waba.id, name, language));
    }

    List<Template> of(Waba waba) {
        return byId.values().stream().filter(template -> template.waba == waba).toList();
    }

    Collection<Template> all() {
        return byId.values();
    }

    void delete(Template template) {
        byId.remove(template.id);
        byKey.remove(keyOf(template));
        if (template.status().equals("APPROVED")) {
            deletedAtMs.put(keyOf(template), clock.millis());
        }
    }

    /// The name of an approved template cannot be used again for thirty days after its deletion.
    boolean nameBlocked(Waba waba, String name, String language) {
        Long deletedMs = deletedAtMs.get(new Key(waba.id, name, language));
        return deletedMs != null && clock.millis() - deletedMs < NAME_BLOCKED_MS;
    }

    private static Key keyOf(Template template) {
        return new Key(template.waba.id, template.name, template.language);
    }

    private record Key(String wabaId, String name, String language) {}
}
