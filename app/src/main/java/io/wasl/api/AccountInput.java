package io.wasl.api;

import io.wasl.connection.NewAccount;
import io.wasl.kernel.Secret;
import org.jspecify.annotations.Nullable;

/// The body of `POST /accounts`. Checked by hand, because a validator's messages repeat what was given, and these are
/// secrets.
record AccountInput(
        @Nullable String name,
        @Nullable String phoneNumberId,
        @Nullable String wabaId,
        @Nullable String accessToken,
        @Nullable String verifyToken,
        @Nullable String appSecret,
        @Nullable Integer messagesPerSecond) {

    NewAccount account() {
        var problems = new FieldProblems();
        String checkedName = problems.given("name", name, NewAccount.NAME, "has 1 to 120 characters on one line");
        String number = problems.given("phone_number_id", phoneNumberId, NewAccount.META_ID, "has digits only");
        String waba = problems.given("waba_id", wabaId, NewAccount.META_ID, "has digits only");
        String token = problems.given(
                "access_token",
                accessToken,
                NewAccount.ACCESS_TOKEN,
                "has 8 to 4096 printable ASCII characters without spaces");
        String secretForm = "has 8 to 200 printable ASCII characters without spaces";
        Secret verify = secret(problems, "verify_token", verifyToken, NewAccount.VERIFY_TOKEN, secretForm);
        Secret app = secret(problems, "app_secret", appSecret, NewAccount.APP_SECRET, secretForm);
        if (messagesPerSecond != null && (messagesPerSecond < 1 || messagesPerSecond > NewAccount.FASTEST)) {
            problems.add("messages_per_second", "goes from 1 to " + NewAccount.FASTEST);
        }
        problems.refuse();
        return new NewAccount(checkedName, number, waba, new Secret(token), verify, app, messagesPerSecond);
    }

    @Override
    public String toString() {
        return "AccountInput[" + name + ", " + phoneNumberId + ", " + wabaId + "]";
    }

    private static @Nullable Secret secret(
            FieldProblems problems, String field, @Nullable String value, String form, String expectation) {
        return value == null ? null : new Secret(problems.given(field, value, form, expectation));
    }
}
