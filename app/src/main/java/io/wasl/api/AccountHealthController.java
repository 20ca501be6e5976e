package io.wasl.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wasl.connection.AccountId;
import io.wasl.doctor.Check;
import io.wasl.doctor.CheckTexts;
import io.wasl.doctor.Doctor;
import io.wasl.identity.ApiCaller;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{id}/health")
@Tag(name = "Accounts")
class AccountHealthController {

    private final Doctor doctor;
    private final CheckTexts texts;

    AccountHealthController(Doctor doctor, CheckTexts texts) {
        this.doctor = doctor;
        this.texts = texts;
    }

    @Operation(
            summary = "Examine an account",
            description =
                    "Asks Meta, knocks at the callback address, and looks at the installation. Details and repairs come in the language of"
                            + " Accept-Language: English, French or Arabic.")
    @GetMapping
    Examination examine(ApiCaller caller, @PathVariable String id) {
        return new Examination(doctor.examine(caller.tenant(), PathId.of(id, AccountId::of)).stream()
                .map(this::shown)
                .toList());
    }

    private Shown shown(Check check) {
        String detail = texts.detail(check);
        return new Shown(
                check.name().name().toLowerCase(Locale.ROOT),
                check.verdict().name().toLowerCase(Locale.ROOT),
                detail == null ? texts.title(check) : texts.title(check) + ": " + detail,
                texts.fix(check));
    }

    record Examination(List<Shown> checks) {}

    /// @param fix what to do about it; null where all is well
    record Shown(
            String name,
            String status,
            String detail,
            @Nullable String fix) {}
}
