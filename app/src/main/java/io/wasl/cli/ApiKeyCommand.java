package io.wasl.cli;

import io.wasl.identity.ApiKeys;
import io.wasl.identity.ApiScopes;
import io.wasl.tenant.Tenants;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "api-key", description = "The keys with which programs use the API.")
final class ApiKeyCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "create", description = "Make a key and print it; it cannot be shown again.")
    void create(
            @Option(names = "--client", required = true, description = "The client it acts for.") String client,
            @Option(names = "--name", required = true, description = "What it is for.") String name,
            @Option(
                            names = "--scopes",
                            split = ",",
                            description =
                                    "What it opens, such as campaigns,messages:read; * for everything. Without it, "
                                            + "the list of all scopes is printed and no key is made.")
                    @Nullable List<String> scopes) {
        var opens = scopes == null ? List.<String>of() : scopes;
        try {
            ApiScopes.check(opens);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.subcommands().get("create"), "--scopes: " + e.getMessage());
        }
        Installation.here().use(platform -> {
            try {
                var tenant = Clients.named(platform.getBean(Tenants.class), client);
                var key = platform.getBean(ApiKeys.class).create(tenant, name, opens);
                spec.commandLine().getOut().println(key.reveal());
            } catch (IllegalArgumentException e) {
                throw new CannotDo(String.valueOf(e.getMessage()));
            }
        });
    }
}
