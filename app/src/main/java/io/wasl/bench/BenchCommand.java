package io.wasl.bench;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description = "The published benchmarks.",
        mixinStandardHelpOptions = true,
        subcommands = {IngestCommand.class, SendCommand.class, CampaignCommand.class})
public final class BenchCommand {}
