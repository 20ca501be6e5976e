package io.wasl.testing;

import io.wasl.Wasl;
import io.wasl.database.DatabaseUrl;
import io.wasl.settings.Settings;
import io.wasl.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Another instance of the platform, with its engine running, on the database of the test's own.
public final class SecondInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SecondInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param settings that differ from those of every test installation
    public static SecondInstance beside(ApplicationContext first, Map<String, String> settings) {
        ApplicationContextInitializer<GenericApplicationContext> installation = context -> {
            context.registerBean(
                    Settings.class,
                    () -> new SettingsReader(TestInstallation.texts(settings)).read(Path.of("target", "home")));
            context.registerBean(DatabaseUrl.class, () -> first.getBean(DatabaseUrl.class));
        };
        return new SecondInstance(new SpringApplicationBuilder(Wasl.class)
                .initializers(installation)
                .run("--wasl.engine=true", "--server.port=0"));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
