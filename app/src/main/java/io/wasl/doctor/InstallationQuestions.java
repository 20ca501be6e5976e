package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.Callback;
import io.wasl.doctor.Check.Name;
import io.wasl.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is asked about an installation, whichever account it is asked for.
@Component
class InstallationQuestions {

    private final Settings settings;
    private final Callback callback;
    private final Clock clock;
    private final Door door;
    private final Machine machine;
    private final AppChecks app;

    InstallationQuestions(
            Settings settings, Callback callback, Clock clock, Door door, Machine machine, AppChecks app) {
        this.settings = settings;
        this.callback = callback;
        this.clock = clock;
        this.door = door;
        this.machine = machine;
        this.app = app;
    }

    /// @param account whose callback is meant; null for the one that serves the installation's own app
    List<Question> about(@Nullable Account account) {
        URI address = account == null ? callback.common() : callback.of(account);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return List.of(
                Question.here(Name.SETTINGS, () -> SettingsChecks.of(settings, today)),
                Question.here(Name.CLOCK, machine.clock()::look),
                Question.here(Name.DISK, machine.disk()::look),
                Question.here(Name.DNS, () -> AddressChecks.of(address)),
                Question.here(Name.TLS, () -> door.certificate().look(address)),
                Question.atMeta(Name.CALLBACK, () -> door.knock().look(account)),
                Question.atMeta(Name.SIGNATURE, () -> door.signature().look(account)),
                Question.atMeta(Name.APP, app::look),
                Question.here(Name.BACKLOG, machine.log()::backlog),
                Question.here(
                        Name.QUARANTINE, () -> machine.log().quarantine(account == null ? null : account.tenant())));
    }

    /// What is asked of the callback's address.
    @Component
    record Door(TlsCheck certificate, CallbackKnock knock, SignatureCheck signature) {}

    /// What is asked of the machine and what runs on it.
    @Component
    record Machine(ClockCheck clock, DiskCheck disk, LogChecks log) {}
}
