package io.wasl.doctor;

import io.wasl.doctor.Check.Name;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/// Whether a stranger can trust the callback's certificate: Meta accepts no self-signed one and no broken chain.
@Component
class TlsCheck {

    private static final Duration WARNING = Duration.ofDays(14);
    private static final int PATIENCE_MS = 4_000;
    private static final int HTTPS = 443;

    private final Clock clock;

    TlsCheck(Clock clock) {
        this.clock = clock;
    }

    List<Check> look(URI address) {
        if (!"https".equals(address.getScheme())) {
            return List.of(Check.warn(Name.TLS, "none", address.toString()));
        }
        try {
            return List.of(judge(lastDay(address)));
        } catch (SSLException e) {
            return List.of(Check.fail(Name.TLS, fault(e), address.getHost()));
        } catch (IOException e) {
            return List.of(Check.fail(Name.TLS, "no_answer", address.getHost()));
        }
    }

    private Check judge(Instant end) {
        return end.isBefore(clock.instant().plus(WARNING))
                ? Check.warn(
                        Name.TLS,
                        "ends_soon",
                        Math.max(0, Duration.between(clock.instant(), end).toDays()),
                        end)
                : Check.pass(Name.TLS, "trusted", end);
    }

    private static Instant lastDay(URI address) throws IOException {
        try (Socket plain = new Socket()) {
            int port = address.getPort() < 0 ? HTTPS : address.getPort();
            plain.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MS);
            plain.setSoTimeout(PATIENCE_MS);
            SSLSocketFactory sockets = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket socket = (SSLSocket) sockets.createSocket(plain, address.getHost(), port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                        .getNotAfter()
                        .toInstant();
            }
        }
    }

    static String fault(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return "expired";
            }
            if (cause instanceof CertPathValidatorException path
                    && path.getReason() == CertPathValidatorException.BasicReason.EXPIRED) {
                return "expired";
            }
            if (message.contains("no subject alternative") || message.contains("no name matching")) {
                return "other_name";
            }
            if (message.contains("unable to find valid certification path")) {
                return "untrusted";
            }
        }
        return "failed";
    }
}
