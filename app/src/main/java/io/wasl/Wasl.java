package io.wasl;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/// The platform as Spring sees it; `io.wasl.cli.Main` is where a process begins. Beans carry their full names, so that
/// two modules may use the same word for a thing of their own.
@Modulithic(systemName = "Wasl")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Wasl {}
