package io.wasl.architecture;

import io.wasl.Wasl;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleTests {

    @Test
    void modulesLeanOnlyOnThoseTheyName() {
        ApplicationModules.of(Wasl.class).verify();
    }
}
