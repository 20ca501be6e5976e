package io.wasl.lab;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/// What somebody does to an installation who wants it to stop.
enum Attack {
    HOSTILE_FILES("hostile XLSX and CSV files, uploaded with a key"),
    LARGE_BODIES("bodies of 24 MB, sixteen at a time, with a key"),
    SLOW_SOCKETS("headers and bodies that come drop by drop"),
    UNSIGNED_FLOOD("webhooks without or with a wrong signature, and at made-up accounts"),
    MADE_UP_KEYS("made-up API keys, with bodies"),
    FAILED_SIGN_INS("guessed passwords"),
    FUZZED_PARAMETERS("odd paths, parameters and headers"),
    STRANGERS_FILES("files of 8 MB from strangers"),
    KILLED_DATABASE("kill -9 of the embedded PostgreSQL"),
    EXHAUSTED_MEMORY("memory used up from within");

    private static final int LARGE = 24 * 1024 * 1024;
    private static final int FILE = 8 * 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String[] ODD = {
        "/contacts?page=%00",
        "/contacts?q=%FF%FE",
        "/campaigns/%2e%2e%2f",
        "/api/v1/campaigns?limit=-1&cursor=%00",
        "/api/v1/contacts/00000000-0000-0000-0000-000000000000%00",
        "/error",
        "/sign-in?error=%F0%28%8C%28",
        "/api/v1/campaigns?limit=99999999999999999999",
        "/assets/%5c..%5c",
        "/api/v1/messages?since=99999-01-01T00:00:00Z",
    };

    private final String words;

    Attack(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Whether it strikes once, rather than again and again by many.
    boolean isOnce() {
        return this == KILLED_DATABASE || this == EXHAUSTED_MEMORY;
    }

    void strike(Intruder intruder, String key, Besieged platform) {
        int chance = ThreadLocalRandom.current().nextInt(1_000_000);
        switch (this) {
            case HOSTILE_FILES -> hostileFile(intruder, key, chance);
            case LARGE_BODIES ->
                intruder.post(
                        "/api/v1/campaigns", filled(LARGE), "Authorization", key, "Content-Type", "application/json");
            case SLOW_SOCKETS ->
                intruder.drip(
                        chance % 2 == 0
                                ? "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
                                : "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM
                                        + "\r\nContent-Length: 100000\r\n\r\n",
                        Duration.ofSeconds(1));
            case UNSIGNED_FLOOD ->
                intruder.post(
                        chance % 2 == 0 ? "/webhook/whatsapp" : "/webhook/whatsapp/made-up-" + chance,
                        "{\"object\":\"whatsapp_business_account\"}".getBytes(StandardCharsets.UTF_8),
                        chance % 3 == 0
                                ? new String[0]
                                : new String[] {"X-Hub-Signature-256", "sha256=" + "0".repeat(64)});
            case MADE_UP_KEYS ->
                intruder.post(
                        "/api/v1/messages",
                        filled(1_000),
                        "Authorization",
                        "Bearer wasl_" + chance,
                        "Content-Type",
                        "application/json");
            case FAILED_SIGN_INS ->
                intruder.post(
                        "/sign-in",
                        ("email=somebody" + chance + "@example.com&password=guess").getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        FORM);
            case FUZZED_PARAMETERS -> intruder.get(ODD[chance % ODD.length], "Authorization", key, "Origin", "null");
            case STRANGERS_FILES ->
                intruder.upload(chance % 2 == 0 ? "/contacts/imports" : "/api/v1/imports", "a.csv", filled(FILE));
            case KILLED_DATABASE -> platform.killDatabase();
            case EXHAUSTED_MEMORY -> platform.exhaust();
        }
    }

    private static void hostileFile(Intruder intruder, String key, int chance) {
        switch (chance % 3) {
            case 0 -> intruder.upload("/api/v1/imports", "cell.xlsx", HostileFiles.hugeNumber(), "Authorization", key);
            case 1 -> intruder.upload("/api/v1/imports", "rows.xlsx", HostileFiles.emptyRows(), "Authorization", key);
            default -> intruder.upload("/api/v1/imports", "nul.csv", new byte[100_000], "Authorization", key);
        }
    }

    private static byte[] filled(int size) {
        var body = new byte[size];
        Arrays.fill(body, (byte) 'a');
        byte[] begin = "{\"name\":\"".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, body, 0, begin.length);
        return body;
    }
}
