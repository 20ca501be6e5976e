package io.wasl.cli;

import java.security.SecureRandom;
import java.util.Base64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "verify-token", description = "Print a new random verify token for Meta's webhook settings.")
final class VerifyTokenCommand implements Runnable {

    private static final int BYTES = 32;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        byte[] token = new byte[BYTES];
        new SecureRandom().nextBytes(token);
        spec.commandLine()
                .getOut()
                .println(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }
}
