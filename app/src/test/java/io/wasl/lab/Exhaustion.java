package io.wasl.lab;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Uses up the memory of a running platform from within, as any program does that keeps too much: a small agent for it,
/// and the way to get it in.
final class Exhaustion {

    private static final Logger log = LoggerFactory.getLogger(Exhaustion.class);

    private Exhaustion() {}

    static void strike(long process, Path folder) {
        try {
            var machine = VirtualMachine.attach(Long.toString(process));
            try {
                machine.loadAgent(
                        pack(folder.resolve("hoarder.jar")).toAbsolutePath().toString());
            } finally {
                machine.detach();
            }
        } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            // It may die before it has said that the agent runs.
            log.debug("The platform broke off the talk", e);
        }
    }

    private static Path pack(Path jar) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Agent-Class"), Hoarder.class.getName());
        var name = Hoarder.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = Exhaustion.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(code).transferTo(out);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs inside the platform.
    public static final class Hoarder {

        private static final int PIECE = 4 * 1024 * 1024;

        private Hoarder() {}

        public static void agentmain(String nothing) {
            new Thread(Hoarder::hoard).start();
        }

        private static void hoard() {
            List<byte[]> kept = new ArrayList<>();
            while (true) {
                kept.add(new byte[PIECE]);
            }
        }
    }
}
