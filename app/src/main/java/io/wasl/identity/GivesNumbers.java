package io.wasl.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a route that hands out people's telephone numbers in bulk. People need [Permission#EXPORT_CONTACTS] for it; a
/// key needs the scope of the route, as everywhere.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface GivesNumbers {}
