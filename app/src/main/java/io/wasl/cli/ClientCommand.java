package io.wasl.cli;

import io.wasl.tenant.Tenants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "client", description = "The companies that use this installation.")
final class ClientCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "add", description = "Add a client.")
    void add(@Option(names = "--name", required = true, description = "Its name, shown on every page.") String name) {
        Installation.forCommand().use(platform -> {
            try {
                var tenant = platform.getBean(Tenants.class).add(name);
                spec.commandLine().getOut().println("Added client '" + tenant.name() + "' (" + tenant.id() + ")");
            } catch (IllegalArgumentException e) {
                throw new CannotDo(String.valueOf(e.getMessage()));
            }
        });
    }
}
