package io.wasl.cli;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.database.DatabaseUnavailable;
import io.wasl.doctor.Check;
import io.wasl.doctor.Check.Verdict;
import io.wasl.doctor.CheckTexts;
import io.wasl.doctor.Doctor;
import io.wasl.settings.SettingProblem;
import io.wasl.tenant.Tenant;
import io.wasl.tenant.Tenants;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "doctor",
        description = "Examine the installation and every number, and say what to repair.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all is well, warnings excepted", "1:there is something to repair"})
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print what was found as JSON.")
    private boolean json;

    @Option(names = "--client", description = "Only this client's numbers (default: all clients').")
    private @Nullable String client;

    @Override
    public Integer call() {
        List<Finding> found = new ArrayList<>();
        try {
            Installation.forCommand().use(platform -> examine(platform, found));
        } catch (SettingProblem | DatabaseUnavailable e) {
            String name = e instanceof SettingProblem ? "settings" : "database";
            found.add(new Finding(null, name, Verdict.FAIL, String.valueOf(e.getMessage()), null));
        }
        print(found);
        return found.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL) ? 1 : 0;
    }

    private void examine(ApplicationContext platform, List<Finding> found) {
        Doctor doctor = platform.getBean(Doctor.class);
        CheckTexts texts = platform.getBean(CheckTexts.class);
        Tenants tenants = platform.getBean(Tenants.class);
        Accounts accounts = platform.getBean(Accounts.class);
        doctor.examineInstallation().forEach(check -> found.add(Finding.of(null, check, texts)));
        String wanted = client;
        List<Tenant> examined = wanted == null
                ? tenants.all()
                : tenants.all().stream()
                        .filter(tenant -> tenant.name().equals(wanted))
                        .toList();
        if (wanted != null && examined.isEmpty()) {
            throw new CannotDo("There is no client named " + wanted);
        }
        for (Tenant tenant : examined) {
            for (Account account : accounts.list(tenant.id())) {
                String subject = tenant.name() + ", " + account.name() + " " + account.displayPhoneNumber();
                doctor.examineAccount(tenant.id(), account.id())
                        .forEach(check -> found.add(Finding.of(subject, check, texts)));
            }
        }
    }

    private void print(List<Finding> found) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new JsonMapper()
                    .writeValueAsString(
                            Map.of("checks", found.stream().map(Finding::toJson).toList())));
        } else {
            String subject = "";
            for (Finding finding : found) {
                String next = finding.subject() == null ? "" : finding.subject();
                if (!next.equals(subject)) {
                    out.printf("%n%s%n", next);
                    subject = next;
                }
                out.println(finding.line());
            }
            out.printf("%n%s%n", summary(found));
        }
        out.flush();
    }

    private static String summary(List<Finding> found) {
        return "%d well, %d to look at, %d to repair"
                .formatted(count(found, Verdict.PASS), count(found, Verdict.WARN), count(found, Verdict.FAIL));
    }

    private static long count(List<Finding> found, Verdict verdict) {
        return found.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /// @param subject the number it is about; null for the installation
    private record Finding(
            @Nullable String subject,
            String name,
            Verdict verdict,
            String detail,
            @Nullable String fix) {

        static Finding of(@Nullable String subject, Check check, CheckTexts texts) {
            String detail = texts.detail(check);
            return new Finding(
                    subject,
                    check.name().name().toLowerCase(Locale.ROOT),
                    check.verdict(),
                    detail == null ? texts.title(check) : texts.title(check) + ": " + detail,
                    texts.fix(check));
        }

        String line() {
            String mark = switch (verdict) {
                case PASS -> "  ok    ";
                case WARN -> "  warn  ";
                case FAIL -> "  FAIL  ";
            };
            return mark + detail + (fix == null ? "" : System.lineSeparator() + "        -> " + fix);
        }

        Map<String, String> toJson() {
            Map<String, String> json = new TreeMap<>(
                    Map.of("name", name, "status", verdict.name().toLowerCase(Locale.ROOT), "detail", detail));
            if (subject != null) {
                json.put("account", subject);
            }
            if (fix != null) {
                json.put("fix", fix);
            }
            return json;
        }
    }
}
