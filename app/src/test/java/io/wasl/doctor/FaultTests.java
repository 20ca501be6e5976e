package io.wasl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.wasl.doctor.Check.Name;
import io.wasl.doctor.Check.Verdict;
import io.wasl.settings.Settings;
import io.wasl.settings.SettingsReader;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.TestInstallation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/// Faults of the settings, the machine and the address, each found without a platform around it.
class FaultTests {

    private static final DataSize KEPT_FREE = DataSize.ofMegabytes(512);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({
        "META_CLIENT_SECRET, '', SETTINGS, no_secret, FAIL",
        "META_CLIENT_ID, '', SETTINGS, missing, WARN",
        "META_WEBHOOK_VERIFY_TOKEN, '', SETTINGS, missing, WARN",
        "META_GRAPH_VERSION, v19.0, VERSION, ended, FAIL",
        "META_GRAPH_VERSION, v21.0, VERSION, current, PASS",
        "META_GRAPH_VERSION, v99.0, VERSION, current, PASS",
        "PORT, 8000, SETTINGS, complete, PASS"
    })
    void aSettingThatIsMissingOrOldIsFound(String name, String value, Name check, String outcome, Verdict verdict) {
        assertThat(SettingsChecks.of(settings(Map.of(name, value)), TODAY))
                .filteredOn(found -> found.name() == check)
                .allMatch(found -> found.outcome().equals(outcome) && found.verdict() == verdict)
                .hasSize(1);
    }

    @Test
    void aVersionThatIsAboutToEndIsFound() {
        assertThat(SettingsChecks.of(settings(Map.of("META_GRAPH_VERSION", "v21.0")), LocalDate.of(2027, 1, 1)))
                .contains(Check.warn(Name.VERSION, "ends", "v21.0", 20L));
    }

    @ParameterizedTest
    @CsvSource({
        "https://wa.example.org/a+b/webhook/whatsapp, odd_path, FAIL",
        "https://wa.example.org/a%20b/webhook/whatsapp, odd_path, FAIL",
        "http://wa.example.org/webhook/whatsapp, not_https, WARN",
        "https://wa.example.org/webhook/whatsapp, fine, PASS"
    })
    void aPathThatMetaChangesIsFound(URI address, String outcome, Verdict verdict) {
        assertThat(AddressChecks.form(address))
                .matches(check -> check.outcome().equals(outcome) && check.verdict() == verdict);
    }

    @Test
    void anAddressThatIsTooLongForMetaIsFound() {
        assertThat(AddressChecks.form(URI.create("https://wa.example.org/" + "a".repeat(200)))
                        .outcome())
                .isEqualTo("too_long");
    }

    @Test
    void aNameThatDoesNotExistAndOneThatIsPrivateAreFound() {
        assertThat(AddressChecks.name(URI.create("https://no-such-name.invalid/")))
                .isEqualTo(Check.fail(Name.DNS, "unknown", "no-such-name.invalid"));
        assertThat(AddressChecks.name(URI.create("https://127.0.0.1/")).outcome())
                .isEqualTo("not_public");
        assertThat(AddressChecks.name(URI.create("https://203.0.113.7/")).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aCertificateOfOnesOwnMakingIsFound(@TempDir Path folder) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
        server.start();
        try {
            URI address = URI.create("https://localhost:" + server.getAddress().getPort());
            assertThat(new TlsCheck(CLOCK).look(address))
                    .containsExactly(Check.fail(Name.TLS, "untrusted", "localhost"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPortWhereNobodyAnswersOrNotInTlsIsFound() throws Exception {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        TlsCheck check = new TlsCheck(CLOCK);
        assertThat(check.look(URI.create("https://localhost:" + free)))
                .containsExactly(Check.fail(Name.TLS, "no_answer", "localhost"));
        assertThat(check.look(URI.create("http://localhost:" + free)))
                .extracting(Check::outcome)
                .containsExactly("none");
        try (PublicAddress plain = new PublicAddress()) {
            assertThat(check.look(URI.create("https://localhost:" + plain.url().getPort())))
                    .extracting(Check::verdict)
                    .containsExactly(Verdict.FAIL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, 100, refusing, FAIL",
        "800, 100, full, FAIL",
        "3000, 100, little, WARN",
        "30000, 1000, little, WARN",
        "60000, 1000, room, PASS"
    })
    void aDiskThatFillsUpIsFound(long freeMegabytes, long totalGigabytes, String outcome, Verdict verdict) {
        assertThat(DiskCheck.judge(freeMegabytes << 20, totalGigabytes << 30, KEPT_FREE))
                .matches(check -> check.outcome().equals(outcome) && check.verdict() == verdict);
    }

    @ParameterizedTest
    @CsvSource({"1, short, PASS", "90, late, WARN", "900, stuck, FAIL"})
    void aLogThatFallsBehindIsFound(long seconds, String outcome, Verdict verdict) {
        assertThat(LogChecks.judge(7, Duration.ofSeconds(seconds)))
                .matches(check -> check.outcome().equals(outcome) && check.verdict() == verdict);
    }

    @ParameterizedTest
    @CsvSource({"200, fast", "1500, slow"})
    void aDoorThatIsSlowIsFound(long millis, String outcome) {
        assertThat(CallbackKnock.speed(Duration.ofMillis(millis)).outcome()).isEqualTo(outcome);
    }

    @Test
    void whoNeverAnswersHoldsNobodyUp() {
        Round round = new Round();
        CountDownLatch never = new CountDownLatch(1);
        List<Question> questions = new ArrayList<>();
        questions.add(new Question(Name.DNS, Duration.ofMillis(50), () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }));
        questions.add(Question.here(Name.DISK, () -> List.of(DiskCheck.judge(1L << 40, 1L << 41, KEPT_FREE))));
        questions.add(Question.here(Name.CLOCK, () -> {
            throw new IllegalStateException("broken");
        }));

        assertThat(round.ask(questions))
                .containsExactly(
                        Check.fail(Name.CLOCK, "unexamined"),
                        Check.pass(Name.DISK, "room", 1024L),
                        Check.fail(Name.DNS, "unanswered", 0L));
    }

    /// Without the answer of Meta nothing can be said of the clock, and that is said.
    @Test
    void aMetaThatIsAwayIsToldWithItsReason() throws Exception {
        try (ServerSocket silent = new ServerSocket(0);
                ServerSocket plain = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> refuseTls(plain));

            assertAway("http://no-such-name.invalid", "unknown_name", PATIENCE);
            assertAway("http://127.0.0.1:1", "refused", PATIENCE);
            assertAway("http://127.0.0.1:" + silent.getLocalPort(), "silent", Duration.ofMillis(200));
            assertAway("https://127.0.0.1:" + plain.getLocalPort(), "insecure", PATIENCE);
        }
    }

    /// Answers whoever calls, since a caller left over from another test may hold the first connection.
    private static void refuseTls(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> refuseTls(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void refuseTls(Socket caller) {
        try (caller) {
            caller.getInputStream().read();
            caller.getOutputStream().write("HTTP/1.1 400 no TLS here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertAway(String graph, String outcome, Duration patience) {
        var caller = new Caller(patience);
        assertThat(new ClockCheck(settings(Map.of("META_GRAPH_URL", graph)), caller, CLOCK).look())
                .as(graph)
                .containsExactly(
                        Check.fail(Name.META, outcome, URI.create(graph).getHost()),
                        Check.warn(Name.CLOCK, "unmeasured"));
    }

    @Test
    void theWorseOfTwoFindingsUnderOneNameIsTold() {
        assertThat(new Round()
                        .ask(List.of(
                                Question.here(Name.TOKEN, () -> List.of(Check.pass(Name.TOKEN, "valid"))),
                                Question.here(Name.META, () -> List.of(Check.fail(Name.TOKEN, "token_invalid"))),
                                Question.here(Name.LIMIT, () -> List.of(Check.pass(Name.TOKEN, "valid"))))))
                .containsExactly(Check.fail(Name.TOKEN, "token_invalid"));
    }

    private static SSLContext selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("own.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int status = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        assertThat(status).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "password".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "password".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Settings settings(Map<String, String> changes) {
        Map<String, String> texts = new HashMap<>(Map.of(
                "META_CLIENT_ID", "1",
                "META_CLIENT_SECRET", "0123456789abcdef",
                "META_WEBHOOK_VERIFY_TOKEN", "verify-token",
                "INTEGRATION_ENCRYPTION_KEY", TestInstallation.ENCRYPTION_KEY));
        texts.putAll(changes);
        return new SettingsReader(texts).read(Path.of("target", "home"));
    }
}
