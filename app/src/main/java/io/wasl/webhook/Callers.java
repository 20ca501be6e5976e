package io.wasl.webhook;

import io.wasl.settings.SettingProblem;
import io.wasl.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/// From where a request came, as far as that can be believed.
@Component
final class Callers {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<IpAddressMatcher> trustedProxies;

    Callers(Settings settings) {
        trustedProxies = settings.webhook().trustedProxies().stream()
                .map(Callers::matcher)
                .toList();
    }

    /// The address of the caller; of IPv6 the network, because whoever has one address has all of them.
    String of(HttpServletRequest request) {
        var caller = address(request.getRemoteAddr());
        if (caller == null) {
            return String.valueOf(request.getRemoteAddr());
        }
        // Each proxy adds at the end whom it talked to; what stands left of the last stranger was written by him.
        var hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList()
                .reversed();
        for (var hop : hops) {
            var before = isTrusted(caller) ? address(hop) : null;
            if (before == null) {
                break;
            }
            caller = before;
        }
        return network(caller);
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(proxy -> proxy.matches(address.getHostAddress()));
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, IPV6_NETWORK_BYTES) + "/64"
                : address.getHostAddress();
    }

    private static @Nullable InetAddress address(@Nullable String text) {
        try {
            return text == null ? null : InetAddress.ofLiteral(text);
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
