package io.wasl.cli;

import io.wasl.kernel.EncryptionKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "encryption-key", description = "Print a new key for INTEGRATION_ENCRYPTION_KEY.")
final class EncryptionKeyCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().getOut().println(EncryptionKeys.generate());
    }
}
