package io.wasl.cli;

import io.wasl.tenant.Tenants;
import io.wasl.webhook.WebhookReplays;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "webhooks", description = "What Meta has sent.")
final class WebhooksCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "replay",
            description = "Have the running platform process webhooks once more; harmless for what was processed well.")
    void replay(
            @Option(names = "--from", description = "The first moment, such as 2026-11-20T00:00:00Z; else the oldest.")
                    @Nullable Instant from,
            @Option(names = "--to", description = "The first moment after it; else now.") @Nullable Instant to,
            @Option(names = "--all", description = "All that are kept.") boolean all,
            @Option(names = "--client", description = "Only this client's (default: everybody's).") @Nullable String client) {
        if (!all && from == null && to == null) {
            throw new CannotDo("Say --from and --to, or --all");
        }
        if (all && (from != null || to != null)) {
            throw new CannotDo("Say either --all, or --from and --to");
        }
        Installation.forCommand().use(platform -> {
            try {
                var replay = platform.getBean(WebhookReplays.class)
                        .order(
                                client == null ? null : Clients.named(platform.getBean(Tenants.class), client),
                                from == null ? Instant.EPOCH : from,
                                to == null ? platform.getBean(Clock.class).instant() : to);
                spec.commandLine()
                        .getOut()
                        .println("Replay " + replay.id() + " is ordered; the running platform works it off");
            } catch (IllegalArgumentException e) {
                throw new CannotDo(String.valueOf(e.getMessage()));
            }
        });
    }
}
