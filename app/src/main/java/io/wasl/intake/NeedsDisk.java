package io.wasl.intake;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a route that begins an import or makes a file: it is refused with [DiskLow] while little of the disk is free.
/// Uploads need no mark.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsDisk {}
