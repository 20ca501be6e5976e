package io.wasl.settings;

import io.wasl.kernel.HeavyWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one place that knows how much the machine can do at a time.
@Configuration(proxyBeanMethods = false)
class MachineConfiguration {

    @Bean
    HeavyWork heavyWork() {
        return new HeavyWork(Runtime.getRuntime().availableProcessors());
    }
}
