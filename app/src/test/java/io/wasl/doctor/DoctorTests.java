package io.wasl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.connection.NewAccount;
import io.wasl.doctor.Check.Name;
import io.wasl.doctor.Check.Verdict;
import io.wasl.kernel.Language;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.PublicAddress.Mood;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;

/// Plants one fault after the other in front of the door and in the database, and sees the doctor find it.
@ExtendWith(OutputCaptureExtension.class)
class DoctorTests extends HealthyNumber {

    DoctorTests(@Autowired ApplicationContext beans) {
        super(beans);
    }

    @AfterEach
    void speakEnglishAgain() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void whereNothingWasPlantedAllIsWellButThatTheAddressIsNotPublic() {
        assertThat(checks().values())
                .filteredOn(check -> check.verdict() != Verdict.PASS)
                .extracting(Check::name)
                .containsExactlyInAnyOrder(Name.DNS, Name.TLS, Name.ADDRESS);
        assertThat(checks().keySet()).doesNotContain(Name.META).hasSize(Name.values().length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES, CALLBACK, refused, FAIL",
        "ANSWERS_ITSELF, CALLBACK, somebody_else, FAIL",
        "REDIRECTS, CALLBACK, redirects, FAIL",
        "CHALLENGES_ROBOTS, CALLBACK, firewall, FAIL",
        "ACCEPTS_ANYTHING, CALLBACK, accepts_anything, FAIL",
        "ACCEPTS_ANYTHING, SIGNATURE, accepts_anything, FAIL",
        "CHANGES_BODIES, SIGNATURE, refused, FAIL",
        "LOSES_BODIES, SIGNATURE, not_kept, FAIL",
        "IS_SILENT, CALLBACK, silent, FAIL"
    })
    void whatStandsInFrontOfTheDoorIsFound(Mood mood, Name name, String outcome, Verdict verdict) {
        ADDRESS.become(mood);

        assertFound(name, outcome, verdict);
    }

    @Test
    void theSecretOfAnAccountsOwnAppIsKnownToTheDoor() {
        sql("DELETE FROM template");
        sql("DELETE FROM whatsapp_accounts");
        shop = accounts.add(soa, shop(new Secret("secret-of-another-app"))).id();

        assertFound(Name.SIGNATURE, "verified", Verdict.PASS);
        assertThat(doctor.examineInstallation())
                .filteredOn(check -> check.name() == Name.SIGNATURE)
                .extracting(Check::verdict)
                .containsExactly(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"60000, off, WARN", "3600000, wrong, FAIL"})
    void aClockThatIsWrongIsFound(int ahead, String outcome, Verdict verdict) {
        META.call("PATCH", "/simulator/knobs", "{'clock_ahead_ms':%d}".formatted(ahead));

        assertFound(Name.CLOCK, outcome, verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "status = 'PAUSED', stopped",
        "status = 'REJECTED', none_approved",
        "announced_category = 'MARKETING', recategorised",
        "quality = 'RED', disliked"
    })
    void troubleWithTemplatesIsFound(String change, String outcome) {
        String some = outcome.equals("stopped") ? " WHERE name = 'spring_sale'" : "";
        sql("UPDATE template SET " + change + some);

        assertFound(Name.TEMPLATES, outcome, Verdict.WARN);
    }

    @Test
    void silenceAndQuietAreFound() {
        sql("UPDATE whatsapp_accounts SET last_webhook_at = NULL");
        assertFound(Name.WEBHOOKS, "never", Verdict.WARN);

        sql("UPDATE whatsapp_accounts SET last_webhook_at = '2026-01-01'");
        assertFound(Name.WEBHOOKS, "quiet", Verdict.WARN);
    }

    @Test
    void aLogThatNobodyReadsIsFound() {
        sql("INSERT INTO webhook_log (received_at, body) VALUES (now() - interval '2 hours', '{}')");

        assertThat(assertFound(Name.BACKLOG, "stuck", Verdict.FAIL).facts())
                .last()
                .isEqualTo(120L);
    }

    @Test
    void anEventThatWasSetAsideIsFoundByItsClientAndTheOperatorOnly() {
        scopes.engine(() -> jdbc.sql("""
                        INSERT INTO webhook_event (tenant_id, log_id, event_index, received_at, kind, state, code_version)
                        VALUES (?, 1, 0, now(), 'message', 2, 'x')
                        """).param(soa.value()).update());
        assertThat(assertFound(Name.QUARANTINE, "events", Verdict.WARN).facts()).containsExactly(1);

        TenantId vola = tenants.add("Vola " + UUID.randomUUID()).id();
        AccountId other = accounts.addUnchecked(vola, new NewAccount("V", "1", "2", TOKEN, null, null, null))
                .id();
        assertThat(doctor.examine(vola, other)).contains(Check.pass(Name.QUARANTINE, "empty"));
        assertThat(doctor.examineInstallation()).contains(Check.warn(Name.QUARANTINE, "events", 1));
    }

    @Test
    void aPauseAndABreakAreFound() {
        accounts.pause(soa, shop, "holidays");
        assertThat(assertFound(Name.SENDING, "paused", Verdict.WARN).facts()).containsExactly("holidays");

        accounts.resume(soa, shop);
        plant("tokens", "{'access_token':'%s','state':'REVOKED'}".formatted(MetaSimulator.ACCESS_TOKEN));
        assertFound(Name.SENDING, "broken", Verdict.FAIL);
    }

    @Test
    void nothingThatIsFoundHoldsASecret(CapturedOutput output) {
        String well = checks().toString();
        plant("tokens", "{'access_token':'%s','state':'REVOKED'}".formatted(MetaSimulator.ACCESS_TOKEN));

        assertThat(well + checks() + output.getAll())
                .doesNotContain(TOKEN.reveal(), verifyToken(), "test-app-secret", "test-verify-token");
    }

    @Test
    void everyFindingIsToldInEveryLanguage() {
        plant("numbers", "{'id':'%s','status':'PENDING','quality_rating':'RED'}".formatted(MetaSimulator.SHOP));
        ADDRESS.become(Mood.CHALLENGES_ROBOTS);
        for (Language language : Language.values()) {
            LocaleContextHolder.setLocale(language.locale());
            assertThat(doctor.examine(soa, shop)).allSatisfy(check -> {
                assertThat(texts.title(check)).isNotBlank().doesNotContain("null", "doctor.check", "{");
                assertThat(String.valueOf(texts.detail(check))).doesNotContain("{");
                if (check.verdict() != Verdict.PASS) {
                    assertThat(texts.fix(check)).isNotBlank();
                }
            });
        }
    }
}
