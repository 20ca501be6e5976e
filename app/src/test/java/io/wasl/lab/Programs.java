package io.wasl.lab;

import io.wasl.testing.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How the programs are started that the laboratory examines: from the jars that `./wasl lab` names, or, in a build,
/// from its classes.
final class Programs {

    private static final String APP = System.getProperty("wasl.lab.app", "");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Programs() {}

    /// The command for a platform.
    ///
    /// @param crash where it is to die; empty for nowhere
    static List<String> platform(String crash) {
        var armed = "-Dwasl.crash=" + crash;
        if (APP.isEmpty()) {
            return Program.command(List.of(armed, "-XX:+ExitOnOutOfMemoryError"), "serve");
        }
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(
                List.of(System.getProperty("wasl.lab.options", "-Xmx512m").split(" ")));
        command.addAll(List.of(armed, "-jar", APP, "serve"));
        return command;
    }

    /// How much memory a platform has for its objects, as the JVM spells it.
    static String heap() {
        var given = Pattern.compile("-Xmx(\\w+)").matcher(System.getProperty("wasl.lab.options", ""));
        return given.find() ? given.group(1) : "256m";
    }

    static List<String> simulator() {
        return APP.isEmpty()
                ? List.of(
                        JAVA,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.wasl.simulator.Simulator")
                : List.of(JAVA, "-Xmx512m", "-jar", System.getProperty("wasl.simulator", ""));
    }
}
