package io.wasl.cli;

import io.wasl.identity.NewUser;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.tenant.Tenants;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "user", description = "The people who sign in.")
final class UserCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "add", description = "Add somebody; the password is asked for.")
    void add(
            @Option(names = "--email", required = true, description = "The address they sign in with.") String email,
            @Option(names = "--name", required = true, description = "Their name.") String name,
            @Option(names = "--role", required = true, description = "owner, manager, agent, viewer or operator.")
                    String role,
            @Option(names = "--client", description = "The client they act for; none for an operator.") @Nullable String client,
            @Option(names = "--password-stdin", description = "Read the password from standard input.")
                    boolean fromStandardInput) {
        var password = fromStandardInput ? readPassword() : askPassword();
        Installation.here().use(platform -> {
            try {
                var user = newUser(platform, name, email, role, client);
                platform.getBean(Users.class).add(user, password);
                spec.commandLine().getOut().println("Added " + user.email() + " as " + user.role());
            } catch (IllegalArgumentException e) {
                throw new CannotDo(String.valueOf(e.getMessage()));
            }
        });
    }

    private static NewUser newUser(
            ApplicationContext platform, String name, String email, String role, @Nullable String client) {
        var tenant = client == null ? null : Clients.named(platform.getBean(Tenants.class), client);
        return new NewUser(tenant, name, email, role(role));
    }

    private static UserRole role(String name) {
        try {
            return UserRole.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CannotDo("--role: '" + name + "' is none of owner, manager, agent, viewer, operator");
        }
    }

    private static Secret readPassword() {
        try {
            var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            var line = reader.readLine();
            return new Secret(line == null ? "" : line);
        } catch (IOException e) {
            throw new CannotDo("--password-stdin: cannot read standard input");
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it is documented to be null where the module of consoles is none
    private static Secret askPassword() {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CannotDo("There is no terminal to ask for the password; use --password-stdin");
        }
        var typed = console.readPassword("Password: ");
        if (typed == null) {
            throw new CannotDo("No password was typed; nobody was added");
        }
        return new Secret(new String(typed));
    }
}
