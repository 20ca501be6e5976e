package io.wasl.connection;

import io.wasl.meta.GraphError;
import java.util.Locale;

/// Why a number cannot be connected, or does not work any more.
public enum Trouble {
    TOKEN_INVALID,
    TOKEN_EXPIRED,
    PERMISSION_MISSING,
    NUMBER_NOT_FOUND,
    WABA_NOT_FOUND,
    NUMBER_NOT_IN_WABA,
    NUMBER_NOT_REGISTERED,
    NUMBER_BANNED,
    /// Connected already by the same client.
    ALREADY_CONNECTED,
    /// Connected already by another client, of whom nothing is told.
    NUMBER_UNAVAILABLE,
    /// Meta does not know the installation's own app by its id and secret.
    APP_REFUSED,
    /// Meta asked the callback for the verify token and did not get the right answer.
    CALLBACK_NOT_VERIFIED,
    /// Not the two-step PIN that the number has.
    PIN_WRONG,
    META_UNREACHABLE,
    META_BUSY,
    META_REFUSED;

    private static final int TOKEN_EXPIRED_SUBCODE = 463;

    /// @param ifAbsent what it means that Meta does not know the object
    public static Trouble of(GraphError error, Trouble ifAbsent) {
        int code = error.code();
        return switch (code) {
            case 190 -> error.subcode() == TOKEN_EXPIRED_SUBCODE ? TOKEN_EXPIRED : TOKEN_INVALID;
            case 0, 102, 104 -> TOKEN_INVALID;
            case 3, 10, 131005 -> PERMISSION_MISSING;
            case 133005, 133006, 133008 -> PIN_WRONG;
            case 133010 -> NUMBER_NOT_REGISTERED;
            case 133016 -> META_BUSY;
            case 2200 -> CALLBACK_NOT_VERIFIED;
            case 33, 100, 803 -> isAboutCallback(error) ? CALLBACK_NOT_VERIFIED : ifAbsent;
            case 1, 2 -> META_UNREACHABLE;
            case 4, 17, 32, 613, 80007, 80008 -> META_BUSY;
            default -> code >= 200 && code < 300 ? PERMISSION_MISSING : META_REFUSED;
        };
    }

    /// As it stands in answers of the API and in the message bundles.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it stays until a person repairs it.
    boolean lasts() {
        return switch (this) {
            case TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    PERMISSION_MISSING,
                    NUMBER_NOT_FOUND,
                    WABA_NOT_FOUND,
                    NUMBER_NOT_IN_WABA,
                    NUMBER_NOT_REGISTERED,
                    NUMBER_BANNED -> true;
            case ALREADY_CONNECTED,
                    NUMBER_UNAVAILABLE,
                    APP_REFUSED,
                    CALLBACK_NOT_VERIFIED,
                    PIN_WRONG,
                    META_UNREACHABLE,
                    META_BUSY,
                    META_REFUSED -> false;
        };
    }

    // Meta has a code of its own for this where an app subscribes, but not where a business account does.
    private static boolean isAboutCallback(GraphError error) {
        return error.message().toLowerCase(Locale.ROOT).contains("callback");
    }
}
