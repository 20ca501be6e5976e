package io.wasl.cli;

import picocli.CommandLine.Command;

@Command(name = "serve", description = "Run the platform with the settings of the environment and .env.")
final class ServeCommand implements Runnable {

    @Override
    public void run() {
        Installation.here().serve();
    }
}
