package io.wasl.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve", description = "Run the platform with the settings of the environment and .env.")
final class ServeCommand implements Runnable {

    @Option(
            names = "--role",
            defaultValue = "all",
            description = "What this instance does: ingest (keeps webhooks, and nothing else), work (reads them and "
                    + "sends), web (pages and API) or all. Instances share one DATABASE_URL.")
    private ServeRole role = ServeRole.ALL;

    @Override
    public void run() {
        Installation.here().serve(role);
    }
}
