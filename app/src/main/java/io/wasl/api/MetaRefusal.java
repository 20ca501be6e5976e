package io.wasl.api;

import io.wasl.connection.AccountRefused;
import io.wasl.connection.Trouble;
import org.springframework.http.HttpStatus;

/// What Meta, or the number's owner, does not let happen.
final class MetaRefusal {

    private MetaRefusal() {}

    static ApiProblem of(AccountRefused refused) {
        Trouble trouble = refused.trouble();
        String detail = explain(trouble) + (refused.metaSays() == null ? "" : " Meta says: " + refused.metaSays());
        return ApiProblem.of(status(trouble), trouble.code(), detail);
    }

    private static HttpStatus status(Trouble trouble) {
        return switch (trouble) {
            case ALREADY_CONNECTED, NUMBER_UNAVAILABLE -> HttpStatus.CONFLICT;
            case META_BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    PERMISSION_MISSING,
                    NUMBER_NOT_FOUND,
                    WABA_NOT_FOUND,
                    NUMBER_NOT_IN_WABA,
                    NUMBER_NOT_REGISTERED,
                    NUMBER_BANNED,
                    APP_REFUSED,
                    CALLBACK_NOT_VERIFIED,
                    PIN_WRONG,
                    META_UNREACHABLE,
                    META_REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static String explain(Trouble trouble) {
        return switch (trouble) {
            case TOKEN_INVALID -> "Meta does not accept the access_token; make a new one for the system user.";
            case TOKEN_EXPIRED -> "The access_token has expired; make a new one that never expires.";
            case PERMISSION_MISSING ->
                "The access_token lacks whatsapp_business_messaging or whatsapp_business_management.";
            case NUMBER_NOT_FOUND -> "Meta does not know the phone_number_id, or does not show it to this token.";
            case WABA_NOT_FOUND -> "Meta does not know the waba_id, or does not show it to this token.";
            case NUMBER_NOT_IN_WABA -> "The number belongs to another WhatsApp business account than waba_id.";
            case NUMBER_NOT_REGISTERED -> "The number is not registered with the Cloud API.";
            case NUMBER_BANNED -> "Meta has banned the number.";
            case ALREADY_CONNECTED -> "This number is connected already.";
            case NUMBER_UNAVAILABLE -> "This number cannot be connected here; ask whoever runs the installation.";
            case APP_REFUSED -> "Meta does not accept the installation's own app.";
            case CALLBACK_NOT_VERIFIED -> "Meta asked the callback for the verify token and got no right answer.";
            case PIN_WRONG -> "The PIN is not the number's two-step PIN.";
            case META_UNREACHABLE -> "Meta does not answer; try again later.";
            case META_BUSY -> "Meta has been asked too often; try again in a few minutes.";
            case META_REFUSED -> "Meta refuses.";
        };
    }
}
