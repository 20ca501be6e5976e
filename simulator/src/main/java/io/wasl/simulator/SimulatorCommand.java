package io.wasl.simulator;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line: what a simulator starts with.
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        version = "Wasl simulator",
        sortOptions = false,
        description = "A stand-in for Meta's WhatsApp Cloud API, for development, demos and tests.")
final class SimulatorCommand {

    @Option(
            names = "--port",
            defaultValue = "8010",
            description = "Port to listen on, 0 for a free one (default 8010).")
    int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (default 127.0.0.1).")
    String host = "127.0.0.1";

    @Option(
            names = "--tls-keystore",
            description = "PKCS#12 file with a key and its certificate: answers under https instead of http.")
    @Nullable Path tlsKeystore;

    @Option(
            names = "--tls-password",
            defaultValue = "changeit",
            description = "Password of --tls-keystore (default changeit).")
    String tlsPassword = "changeit";

    @Option(
            names = "--app-id",
            defaultValue = "${env:META_CLIENT_ID}",
            description = "Id of the Meta app (default $META_CLIENT_ID, then the fixture's).")
    @Nullable String appId;

    @Option(
            names = "--app-secret",
            defaultValue = "${env:META_CLIENT_SECRET}",
            description = "The app's secret, which signs webhooks (default $META_CLIENT_SECRET, then the fixture's).")
    @Nullable String appSecret;

    @Option(
            names = "--verify-token",
            defaultValue = "${env:META_WEBHOOK_VERIFY_TOKEN}",
            description = "Token with which --callback is verified (default $META_WEBHOOK_VERIFY_TOKEN).")
    @Nullable String verifyToken;

    @Option(names = "--access-token", description = "An access token to all accounts, besides the fixture's.")
    @Nullable String accessToken;

    @Option(names = "--callback", description = "Where webhooks go until the app subscribes another address.")
    @Nullable String callback;

    @Option(names = "--fixture", description = "JSON file with accounts, numbers, templates and tokens.")
    @Nullable Path fixture;

    @Option(names = "--accept-log", description = "File to which every accepted message is appended as a JSON line.")
    @Nullable Path acceptLog;

    @Option(
            names = "--accepted-in-memory",
            defaultValue = "100000",
            description = "How many accepted messages can be listed over HTTP (default 100000).")
    int acceptedInMemory;

    @Option(
            names = "--knob",
            paramLabel = "NAME=VALUE",
            description = "Starts with a knob turned; see GET /simulator/knobs.")
    Map<String, String> knobs = new LinkedHashMap<>();

    @Option(names = "--seed", description = "Makes chance repeatable.")
    @Nullable Long seed;

    @Option(names = "--until-stdin-closes", description = "Stops when standard input closes, with the parent process.")
    boolean untilStdinCloses;

    @Option(names = "--quiet", description = "Prints nothing but the address.")
    boolean quiet;
}
