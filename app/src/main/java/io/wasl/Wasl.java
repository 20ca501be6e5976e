package io.wasl;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/// The platform as Spring sees it; `io.wasl.cli.Main` is where a process begins.
@Modulithic(systemName = "Wasl")
@SpringBootApplication
public class Wasl {}
