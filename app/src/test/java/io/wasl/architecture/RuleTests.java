package io.wasl.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.wasl.meta.WebhookSignature;
import io.wasl.settings.Settings;
import java.net.Inet6Address;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

@AnalyzeClasses(packages = "io.wasl", importOptions = DoNotIncludeTests.class)
class RuleTests {

    @ArchTest
    static final ArchRule kernelKnowsOnlyTheJdk = noClasses()
            .that()
            .resideInAPackage("io.wasl.kernel")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework.beans..", "org.springframework.jdbc..", "com..", "tools.."));

    @ArchTest
    static final ArchRule metaKnowsNothingOfUs = noClasses()
            .that()
            .resideInAPackage("io.wasl.meta")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "java.sql..", "io.wasl.kernel.."));

    @ArchTest
    static final ArchRule noNameWithoutAJob = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto)")
            .because("a class that needs such a word has no job yet");

    @ArchTest
    static final ArchRule timeComesFromAnInjectedClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.wasl.settings.ClockConfiguration")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule noThreadDiesSilently = noClasses()
            .that()
            .resideOutsideOfPackage("io.wasl.kernel")
            .and()
            .doNotHaveFullyQualifiedName("io.wasl.database.ServerStart")
            .should()
            .callMethod(Thread.Builder.OfPlatform.class, "start", Runnable.class)
            .orShould()
            .callMethod(Thread.class, "start")
            .orShould()
            .callMethod(Executors.class, "newScheduledThreadPool", int.class)
            .orShould()
            .callMethod(Executors.class, "newSingleThreadScheduledExecutor")
            .orShould()
            .callMethod(Executors.class, "newSingleThreadExecutor")
            .because("what goes on for ever is an EssentialThread or a round of Clockwork");

    @ArchTest
    static final ArchRule onePlaceKnowsWhoTheCallerIs = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.wasl.intake.Callers")
            .should()
            .callMethod(Settings.Webhook.class, "trustedProxies")
            .orShould()
            .dependOnClassesThat(are(type(IpAddressMatcher.class)))
            .orShould()
            .dependOnClassesThat(are(type(Inet6Address.class)))
            .because("connections, sign-ins and webhooks are counted by the same address");

    @ArchTest
    static final ArchRule collaboratorsComeThroughTheConstructor =
            fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule sqlStaysInTableClasses = classes()
            .that()
            .areNotAnnotatedWith(Repository.class)
            .and()
            .resideOutsideOfPackage("io.wasl.database")
            .should()
            .onlyDependOnClassesThat(are(com.tngtech.archunit.base.DescribedPredicate.not(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.type(JdbcClient.class))));

    @ArchTest
    static final ArchRule doorsAreLeaves = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule signaturesAreCheckedOverBytes = methods()
            .that()
            .areDeclaredIn(WebhookSignature.class)
            .and()
            .arePublic()
            .should()
            .haveRawParameterTypes(new com.tngtech.archunit.base.DescribedPredicate<>("a body of bytes first") {
                @Override
                public boolean test(java.util.List<com.tngtech.archunit.core.domain.JavaClass> types) {
                    return types.getFirst().isEquivalentTo(byte[].class);
                }
            });
}
