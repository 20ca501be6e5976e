package io.wasl.intake;

import io.wasl.settings.SettingProblem;
import io.wasl.settings.Settings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/// From where connections and requests come, as far as that can be believed, and who speaks for others. `CallerValve`
/// asks it before anything else sees a request, so that door, pages and API all find the caller's address where the
/// server keeps it.
@Component
public final class Callers {

    private static final int IPV6_NETWORK_BYTES = 8;
    /// Some proxies add the caller's port: `203.0.113.9:51000`, `[2001:db8::5]:443`.
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::\\d+)?|([\\d.]+):\\d+");

    private final List<IpAddressMatcher> trustedProxies;

    Callers(Settings settings) {
        trustedProxies = settings.webhook().trustedProxies().stream()
                .map(Callers::matcher)
                .toList();
    }

    /// Whom limits count: an address, or of IPv6 the network, because whoever has one address of it has all of them.
    ///
    /// @param address as the server tells it of a request
    public static String network(String address) {
        var parsed = address(address);
        return parsed == null ? address : network(parsed);
    }

    static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, IPV6_NETWORK_BYTES) + "/64"
                : address.getHostAddress();
    }

    /// @param peer who holds the other end of the connection
    /// @param forwarded the values of `X-Forwarded-For`. Each proxy adds at the end whom it talked to; what stands
    ///     left of the last stranger was written by him
    String caller(String peer, Stream<String> forwarded) {
        var caller = address(peer);
        if (caller == null) {
            return peer;
        }
        var hops = forwarded
                .flatMap(value -> Arrays.stream(value.split(",")))
                .toList()
                .reversed();
        for (var hop : hops) {
            var before = isProxy(caller) ? address(withoutPort(hop.strip())) : null;
            if (before == null) {
                break;
            }
            caller = before;
        }
        return caller.getHostAddress();
    }

    boolean isProxy(InetAddress address) {
        return trustedProxies.stream().anyMatch(proxy -> proxy.matches(address.getHostAddress()));
    }

    private static String withoutPort(String hop) {
        var parts = WITH_PORT.matcher(hop);
        if (!parts.matches()) {
            return hop;
        }
        return parts.group(1) == null ? parts.group(2) : parts.group(1);
    }

    private static @Nullable InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static IpAddressMatcher matcher(String network) {
        try {
            return new IpAddressMatcher(network);
        } catch (IllegalArgumentException e) {
            throw new SettingProblem(
                    "TRUSTED_PROXIES", "'" + network + "' is neither an address nor a network such as 10.0.0.0/8");
        }
    }
}
