package io.wasl.campaign;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person of an audience as a check found them.
///
/// @param ordinal their place in the audience, from 1
/// @param phone in international form; as it was given where it is no number
/// @param variables what they will read, in the order of the template's mould; null unless they are ready
/// @param reason why they are left out, in detail: the code of what is wrong with the number, or the blanks without
/// value
public record Recipient(
        int ordinal,
        String phone,
        @Nullable UUID contact,
        @Nullable String name,
        @Nullable List<String> variables,
        Verdict verdict,
        @Nullable String reason) {}
