package io.wasl.connection.web;

import io.wasl.connection.NewAccount;
import io.wasl.kernel.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody typed to connect a number. If it cannot be taken all of it is shown again, the secrets too: the answer
/// is stored nowhere, and they are printed nowhere else.
record ConnectForm(
        String name,
        String phoneNumberId,
        String wabaId,
        String accessToken,
        String verifyToken,
        String appSecret,
        String messagesPerSecond) {

    private static final int MOST_DIGITS = 4;

    ConnectForm {
        name = strip(name);
        phoneNumberId = strip(phoneNumberId);
        wabaId = strip(wabaId);
        accessToken = strip(accessToken);
        verifyToken = strip(verifyToken);
        appSecret = strip(appSecret);
        messagesPerSecond = strip(messagesPerSecond);
    }

    static ConnectForm empty() {
        return new ConnectForm("", "", "", "", "", "", "");
    }

    /// The fields that cannot be taken, each with the key of what to say about it.
    Map<String, String> mistakes() {
        Map<String, String> mistakes = new LinkedHashMap<>();
        check(mistakes, "name", name.matches(NewAccount.NAME), "connection.invalid.name");
        check(mistakes, "phoneNumberId", phoneNumberId.matches(NewAccount.META_ID), "connection.invalid.meta-id");
        check(mistakes, "wabaId", wabaId.matches(NewAccount.META_ID), "connection.invalid.meta-id");
        check(mistakes, "accessToken", accessToken.matches(NewAccount.ACCESS_TOKEN), "connection.invalid.token");
        check(
                mistakes,
                "verifyToken",
                verifyToken.isEmpty() || verifyToken.matches(NewAccount.VERIFY_TOKEN),
                "connection.invalid.secret");
        check(
                mistakes,
                "appSecret",
                appSecret.isEmpty() || appSecret.matches(NewAccount.APP_SECRET),
                "connection.invalid.secret");
        check(mistakes, "messagesPerSecond", isSpeed(messagesPerSecond), "connection.invalid.speed");
        return mistakes;
    }

    /// @throws IllegalArgumentException unless there are no [#mistakes]
    NewAccount account() {
        return new NewAccount(
                name,
                phoneNumberId,
                wabaId,
                new Secret(accessToken),
                verifyToken.isEmpty() ? null : new Secret(verifyToken),
                appSecret.isEmpty() ? null : new Secret(appSecret),
                messagesPerSecond.isEmpty() ? null : Integer.valueOf(messagesPerSecond));
    }

    @Override
    public String toString() {
        return "ConnectForm[" + name + ", " + phoneNumberId + ", " + wabaId + "]";
    }

    private static boolean isSpeed(String text) {
        if (text.isEmpty()) {
            return true;
        }
        if (text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int speed = Integer.parseInt(text);
        return speed >= 1 && speed <= NewAccount.FASTEST;
    }

    private static void check(Map<String, String> mistakes, String field, boolean good, String otherwise) {
        if (!good) {
            mistakes.put(field, otherwise);
        }
    }

    /// A field that the browser did not send is bound as null.
    private static String strip(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
