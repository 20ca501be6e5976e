package io.wasl.notice;

import java.util.List;

/// Something to tell.
///
/// @param fact what happened, so that it is told once: the same words for the same fact, other words for another
/// @param path where a person sees to it
/// @param values what the kind's sentence holds
public record NewNotice(NoticeKind kind, String fact, String path, List<String> values) {}
