package io.wasl.bench;

import java.util.List;
import java.util.stream.Stream;

/// How a benchmark wants its platform started.
///
/// @param role what the instance does, as in `./wasl serve --role`
/// @param javaOptions beyond those that `./wasl` gives to every command
record Launch(String role, List<String> javaOptions) {

    static final String ALL = "all";

    Launch with(List<String> moreOptions) {
        return new Launch(
                role, Stream.concat(javaOptions.stream(), moreOptions.stream()).toList());
    }
}
