package io.wasl.doctor;

import io.wasl.doctor.Check.Name;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Judges a callback's address before anybody calls it.
final class AddressChecks {

    /// What Meta takes as an address of a number's or business account's own.
    private static final int LONGEST = 200;

    private AddressChecks() {}

    static Check form(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        if (path.contains("+") || path.contains("%") || path.contains(" ")) {
            return Check.fail(Name.ADDRESS, "odd_path", address.toString());
        }
        if (address.toString().length() > LONGEST) {
            return Check.fail(Name.ADDRESS, "too_long", address.toString().length());
        }
        return "https".equals(address.getScheme())
                ? Check.pass(Name.ADDRESS, "fine", address.toString())
                : Check.warn(Name.ADDRESS, "not_https", address.toString());
    }

    static Check name(URI address) {
        String host = address.getHost();
        try {
            InetAddress[] found = InetAddress.getAllByName(host);
            String shown = String.join(
                    ", ",
                    Arrays.stream(found)
                            .map(InetAddress::getHostAddress)
                            .distinct()
                            .toList());
            return Arrays.stream(found).anyMatch(AddressChecks::isPublic)
                    ? Check.pass(Name.DNS, "resolves", host, shown)
                    : Check.warn(Name.DNS, "not_public", host, shown);
        } catch (UnknownHostException e) {
            return Check.fail(Name.DNS, "unknown", String.valueOf(host));
        }
    }

    static List<Check> of(URI address) {
        return List.of(form(address), name(address));
    }

    private static boolean isPublic(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isSiteLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress();
    }
}
