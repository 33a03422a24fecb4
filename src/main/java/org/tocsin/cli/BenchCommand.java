package org.tocsin.cli;

import picocli.CommandLine.Command;

/** Gathers the benchmarks; each prints ratios against a reference measured in the same run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measure speed, always against a reference in the same run.",
        subcommands = {
            BenchScanCommand.class,
            BenchClocksCommand.class,
            BenchNoticesCommand.class,
            BenchStoreCommand.class,
            BenchScheduleCommand.class,
            BenchDetectCommand.class,
            BenchBackTestCommand.class
        })
public final class BenchCommand {}
