package io.wasl.dispatch;

import io.wasl.connection.Accounts;
import io.wasl.kernel.Ids;
import io.wasl.meta.CloudApi;
import io.wasl.settings.Settings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    private final Clock clock;

    DispatchConfiguration(Clock clock) {
        this.clock = clock;
    }

    @Bean
    OpaqueIds opaqueIds(Settings settings) {
        return new OpaqueIds(settings.encryptionKeys());
    }

    @Bean
    OpenRoads openRoads(Ids ids) {
        return new OpenRoads(ids.next());
    }

    @Bean
    Rescuer rescuer(OpenRoads roads, Tables tables, Accounts accounts, RemovedNumbers removed, Reaches reaches) {
        return new Rescuer(roads, tables, accounts, removed, reaches, clock);
    }

    @Bean
    Completer completer(Outcomes outcomes, Measures measures, Consequences consequences, EngineMeters meters) {
        return new Completer(outcomes, measures, consequences, meters);
    }

    @Bean
    Sender sender(CloudApi api, OpaqueIds opaqueIds, Completer completer, JsonMapper json, Clock clock) {
        return new Sender(api, opaqueIds, completer, json, clock);
    }

    @Bean
    Picker picker(OpenRoads roads, Tables tables, Intents intents, Sender sender, Bell bell) {
        return new Picker(roads, tables, intents, sender, bell);
    }
}
