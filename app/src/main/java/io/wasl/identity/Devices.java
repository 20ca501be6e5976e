package io.wasl.identity;

import io.wasl.kernel.Seal;
import io.wasl.settings.Settings;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Browsers on which people have signed in before. A browser keeps a mark: an id of its own, and for each of the last
/// people a seal over both. Nobody can make one for somebody else, and it tells nobody's name.
@Component
public class Devices {

    private static final int ID_BYTES = 16;
    private static final int MOST_PEOPLE = 5;
    private static final Pattern MARK = Pattern.compile("[A-Za-z0-9_-]{22}(\\.[A-Za-z0-9_-]{43}){1,5}");

    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    Devices(Settings settings) {
        this.seal = new Seal(settings.encryptionKeys(), "known devices");
    }

    /// The mark of a browser on which this person has just signed in.
    ///
    /// @param before the mark it had; anything else counts as none
    public String mark(String before, UserId person) {
        var parts = parts(before);
        var id = parts.isEmpty() ? newId() : parts.getFirst();
        var own = seal.over(id + person);
        var others = parts.stream().skip(1).filter(other -> !seal.isOver(id + person, other));
        return Stream.concat(
                        Stream.of(id), Stream.concat(Stream.of(own), others).limit(MOST_PEOPLE))
                .collect(Collectors.joining("."));
    }

    /// Which browser this is, if this person has signed in on it.
    Optional<String> knownTo(UserId person, String mark) {
        var parts = parts(mark);
        return parts.stream()
                .skip(1)
                .filter(claimed -> seal.isOver(parts.getFirst() + person, claimed))
                .map(_ -> parts.getFirst())
                .findFirst();
    }

    private static List<String> parts(String mark) {
        return MARK.matcher(mark).matches() ? Arrays.asList(mark.split("\\.")) : List.of();
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
