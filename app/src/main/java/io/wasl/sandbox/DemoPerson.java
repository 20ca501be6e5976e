package io.wasl.sandbox;

/// A made-up customer. Numbers are of ranges that exist; nobody is written to but the simulator.
///
/// @param phone as a shop keeper would have typed it
record DemoPerson(String name, String phone, String language, String city, String tag) {}
