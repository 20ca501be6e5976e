package io.wasl.doctor;

import io.wasl.connection.AccountRefused;
import io.wasl.connection.Trouble;
import io.wasl.doctor.Check.Name;
import java.util.List;

/// What Meta's refusal to tell something says in itself.
final class Refusals {

    private Refusals() {}

    static List<Check> told(AccountRefused refused) {
        Trouble trouble = refused.trouble();
        String metaSays = refused.metaSays() == null ? "" : refused.metaSays();
        return switch (trouble) {
            case TOKEN_INVALID, TOKEN_EXPIRED -> List.of(Check.fail(Name.TOKEN, trouble.code(), metaSays));
            case PERMISSION_MISSING ->
                List.of(Check.pass(Name.TOKEN, "valid"), Check.fail(Name.PERMISSIONS, trouble.code(), metaSays));
            case NUMBER_NOT_FOUND, NUMBER_NOT_REGISTERED, NUMBER_BANNED ->
                List.of(Check.pass(Name.TOKEN, "valid"), Check.fail(Name.NUMBER, trouble.code(), metaSays));
            case WABA_NOT_FOUND, NUMBER_NOT_IN_WABA ->
                List.of(Check.pass(Name.TOKEN, "valid"), Check.fail(Name.BUSINESS_ACCOUNT, trouble.code(), metaSays));
            case APP_REFUSED -> List.of(Check.fail(Name.APP, trouble.code(), metaSays));
            case META_BUSY -> List.of(Check.warn(Name.META, trouble.code(), metaSays));
            case META_UNREACHABLE,
                    META_REFUSED,
                    CALLBACK_NOT_VERIFIED,
                    PIN_WRONG,
                    ALREADY_CONNECTED,
                    NUMBER_UNAVAILABLE -> List.of(Check.fail(Name.META, trouble.code(), metaSays));
        };
    }
}
