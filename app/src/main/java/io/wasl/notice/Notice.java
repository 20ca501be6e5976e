package io.wasl.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Something that was told.
///
/// @param read whether the person who asks has read it
public record Notice(UUID id, NoticeKind kind, String path, List<String> values, Instant at, boolean read) {}
