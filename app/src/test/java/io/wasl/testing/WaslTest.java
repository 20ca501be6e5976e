package io.wasl.testing;

import io.wasl.Wasl;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// Runs a test in the whole platform, on a fresh database and a free port, with the engine at rest. To let it run, add
/// `@TestPropertySource(properties = "wasl.engine=true")`; to change settings, `properties = "setting.PORT=…"`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = Wasl.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestInstallation.class)
@ExtendWith(Witness.class)
public @interface WaslTest {}
