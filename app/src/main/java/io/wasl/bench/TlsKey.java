package io.wasl.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A key for this machine and its certificate, which nobody signed: made for one benchmark by Java's own keytool.
record TlsKey(Path keystore) {

    private static final String PASSWORD = "changeit";
    private static final long PATIENCE_SECONDS = 60;

    static TlsKey make(Path folder) throws IOException {
        var key = new TlsKey(folder.resolve("tls.p12"));
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "meta",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        key.keystore.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException("keytool makes no key");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return key;
    }

    List<String> simulatorOptions() {
        return List.of("--tls-keystore=" + keystore, "--tls-password=" + PASSWORD);
    }

    /// With which Java believes the certificate.
    List<String> javaOptions() {
        return List.of("-Djavax.net.ssl.trustStore=" + keystore, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /// Has this process believe it, if it has not spoken TLS yet.
    void believe() {
        System.setProperty("javax.net.ssl.trustStore", keystore.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    }
}
