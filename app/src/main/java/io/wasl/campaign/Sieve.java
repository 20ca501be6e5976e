package io.wasl.campaign;

import io.wasl.audience.Candidate;
import io.wasl.kernel.E164;
import io.wasl.meta.TemplateMould;
import io.wasl.meta.UrlSuffix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives each candidate of an audience a verdict. Remembers whom it has seen: the first of several spellings of one
/// number counts, the others are duplicates.
final class Sieve {

    private static final int LONGEST_RAW_PHONE = 60;

    private final Filling filling;
    private final Set<Long> seen = new HashSet<>();
    private int ordinal;

    Sieve(Filling filling) {
        this.filling = filling;
    }

    /// @param resting numbers to be left in peace because they were written to a short while ago
    Recipient judge(Candidate candidate, Set<String> resting) {
        ordinal++;
        E164 phone = candidate.phone();
        if (phone == null) {
            return leftOut(candidate, Verdict.INVALID, candidate.invalidReason());
        }
        if (!seen.add(Long.valueOf(phone.digits()))) {
            return leftOut(candidate, Verdict.DUPLICATE, null);
        }
        if (candidate.optedOut()) {
            return leftOut(candidate, Verdict.OPTED_OUT, null);
        }
        if (resting.contains(phone.value())) {
            return leftOut(candidate, Verdict.RECENTLY_CONTACTED, null);
        }
        return filled(candidate, phone);
    }

    /// Whether one of the values is a whole address where its end was asked for.
    boolean holdsWholeAddress(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            boolean end = filling.blanks().get(i).variable().kind() == TemplateMould.Kind.URL;
            if (end && UrlSuffix.isWholeAddress(values.get(i))) {
                return true;
            }
        }
        return false;
    }

    private Recipient filled(Candidate candidate, E164 phone) {
        List<@Nullable String> values = filling.values(candidate);
        List<String> complete = new ArrayList<>(values.size());
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value == null) {
                missing.add(filling.blanks().get(i).name());
            } else {
                complete.add(value);
            }
        }
        if (!missing.isEmpty()) {
            return leftOut(candidate, Verdict.MISSING_VARIABLES, String.join(", ", missing));
        }
        return new Recipient(
                ordinal, phone.value(), contact(candidate), candidate.name(), complete, Verdict.READY, null);
    }

    private Recipient leftOut(Candidate candidate, Verdict verdict, @Nullable String reason) {
        E164 phone = candidate.phone();
        String shown = phone == null ? raw(candidate.rawPhone()) : phone.value();
        return new Recipient(ordinal, shown, contact(candidate), candidate.name(), null, verdict, reason);
    }

    private static @Nullable UUID contact(Candidate candidate) {
        return candidate.contact() == null ? null : candidate.contact().value();
    }

    private static String raw(String phone) {
        String printable = phone.replaceAll("\\p{Cc}", "");
        return printable.length() <= LONGEST_RAW_PHONE ? printable : printable.substring(0, LONGEST_RAW_PHONE) + "…";
    }
}
