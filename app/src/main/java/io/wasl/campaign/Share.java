package io.wasl.campaign;

import io.wasl.audience.Candidate;
import io.wasl.kernel.E164;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

/// The part of an audience that one campaign writes to where several share it, each from its own number.
///
/// Who belongs to which part is decided by the telephone number alone. However the audience changes between two checks,
/// nobody belongs to two parts.
///
/// @param group what the campaigns that share an audience have in common
/// @param number of the part, from 1
/// @param of how many parts there are
/// @param begin where the part begins, in thousandths of all telephone numbers
/// @param end where it ends; exclusive
public record Share(UUID group, int number, int of, int begin, int end) {

    static final int WHOLE = 1_000;

    /// How much of the audience it is, of 1.
    public double fraction() {
        return (double) (end - begin) / WHOLE;
    }

    /// Those of a piece of the audience who belong to this part.
    List<Candidate> mine(List<Candidate> slice) {
        return slice.stream().filter(this::holds).toList();
    }

    private boolean holds(Candidate candidate) {
        E164 phone = candidate.phone();
        int place = place(phone == null ? candidate.rawPhone() : phone.value());
        return begin <= place && place < end;
    }

    // Stored campaigns depend on it: another way of telling them apart would move people from one part to another.
    static int place(String phone) {
        CRC32 crc = new CRC32();
        crc.update(phone.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % WHOLE);
    }

    /// What a part is called.
    String label(String name) {
        String suffix = suffix();
        int longest = Draft.LONGEST_NAME - suffix.length();
        return (name.length() <= longest ? name : name.substring(0, longest)) + suffix;
    }

    /// What the whole was called.
    String unlabel(String name) {
        String suffix = suffix();
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    private String suffix() {
        return " (" + number + "/" + of + ")";
    }
}
