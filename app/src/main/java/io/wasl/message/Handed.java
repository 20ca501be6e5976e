package io.wasl.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person to whom a batch wrote, or was to write.
///
/// @param contact null for a number that was in nobody's contacts
public record Handed(UUID batch, @Nullable UUID contact, String phone) {}
