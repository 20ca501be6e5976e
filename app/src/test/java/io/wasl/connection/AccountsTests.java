package io.wasl.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Accounts as far as they need no Meta; none answers here.
@WaslTest
@TestPropertySource(properties = "setting.META_GRAPH_URL=http://127.0.0.1:1")
class AccountsTests {

    private static final Secret TOKEN = new Secret("EAAB-access-token-of-soa");
    private static final Secret VERIFY_TOKEN = new Secret("verify-token-of-soa");
    private static final Secret APP_SECRET = new Secret("app-secret-of-soa");
    private static final AtomicLong NUMBERS = new AtomicLong(700_000);

    private final Accounts accounts;
    private final DoorKeys door;
    private final Tenants tenants;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private TenantId vola = new TenantId(UUID.randomUUID());
    private String number = "";

    AccountsTests(
            @Autowired Accounts accounts,
            @Autowired DoorKeys door,
            @Autowired Tenants tenants,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc) {
        this.accounts = accounts;
        this.door = door;
        this.tenants = tenants;
        this.scopes = scopes;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void twoClients() {
        soa = tenants.add("Soa " + UUID.randomUUID()).id();
        vola = tenants.add("Vola " + UUID.randomUUID()).id();
        number = String.valueOf(NUMBERS.incrementAndGet());
    }

    @Test
    void aNumberIsNotConnectedUnseen() {
        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> accounts.add(soa, account(number)))
                .matches(e -> e.trouble() == Trouble.META_UNREACHABLE);
        assertThat(accounts.list(soa)).isEmpty();
    }

    @Test
    void whoInsistsGetsAnAccountThatIsBrokenUntilMetaWasAsked() {
        Account account = accounts.addUnchecked(soa, account(number));

        assertThat(account.status()).isEqualTo(AccountStatus.BROKEN);
        assertThat(account.problem()).isEqualTo("meta_unreachable");
        assertThat(account.canSend()).isFalse();
        assertThat(accounts.list(soa)).containsExactly(account);
        assertThat(accounts.find(soa, account.id())).contains(account);
    }

    @Test
    void anAccountIsInvisibleToOtherClients() {
        Account account = accounts.addUnchecked(soa, account(number));

        assertThat(accounts.find(vola, account.id())).isEmpty();
        assertThat(accounts.list(vola)).isEmpty();
        assertThat(accounts.pause(vola, account.id(), "mischief")).isFalse();
        assertThatExceptionOfType(java.util.NoSuchElementException.class)
                .isThrownBy(() -> accounts.accessToken(vola, account.id()));
    }

    @Test
    void aNumberIsConnectedOnceAndItsOwnerIsToldSo() {
        accounts.addUnchecked(soa, account(number));

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> accounts.addUnchecked(soa, account(number)))
                .matches(e -> e.trouble() == Trouble.ALREADY_CONNECTED);
    }

    @Test
    void aNumberOfAnotherClientIsRefusedWithoutSayingWhose() {
        connect(accounts.addUnchecked(soa, account(number)).id());

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> accounts.addUnchecked(vola, account(number)))
                .matches(e -> e.trouble() == Trouble.NUMBER_UNAVAILABLE)
                .matches(e -> e.getMessage() != null && !e.getMessage().contains(soa.toString()));
        assertThat(accounts.list(vola)).isEmpty();
    }

    @Test
    void beforeMetaHasAnsweredNobodyLearnsWhichNumbersAreConnected() {
        accounts.addUnchecked(soa, account(number));

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> accounts.add(vola, account(number)))
                .matches(e -> e.trouble() == Trouble.META_UNREACHABLE);
    }

    @Test
    void secretsComeBackAsTheyWereGivenAndLieEncrypted() {
        Account account = accounts.addUnchecked(soa, account(number));

        assertThat(accounts.accessToken(soa, account.id())).isEqualTo(TOKEN);
        assertThat(accounts.verifyToken(soa, account.id())).isEqualTo(VERIFY_TOKEN);
        String row = scopes.engine(() -> jdbc.sql("SELECT a::text FROM whatsapp_accounts a WHERE id = ?")
                .param(account.id().value())
                .query(String.class)
                .single());
        for (Secret secret : List.of(TOKEN, VERIFY_TOKEN, APP_SECRET)) {
            assertThat(row)
                    .doesNotContain(secret.reveal())
                    .doesNotContain(
                            java.util.HexFormat.of().formatHex(secret.reveal().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aTokenCopiedIntoAnotherColumnOrClientDoesNotOpen() {
        Account account = accounts.addUnchecked(soa, account(number));
        scopes.engine(() -> jdbc.sql("UPDATE whatsapp_accounts SET verify_token = access_token WHERE id = ?")
                .param(account.id().value())
                .update());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> accounts.verifyToken(soa, account.id()))
                .withMessageNotContaining(TOKEN.reveal());
    }

    @Test
    void nothingThatIsPrintedHoldsASecret() {
        NewAccount wanted = account(number);
        Account account = accounts.addUnchecked(soa, wanted);

        assertThat(wanted + " " + account + " " + accounts.accessToken(soa, account.id()))
                .doesNotContain(TOKEN.reveal(), VERIFY_TOKEN.reveal(), APP_SECRET.reveal());
    }

    @Test
    void aVerifyTokenIsMadeUpWhereNoneIsGiven() {
        Account one = accounts.addUnchecked(soa, account(number, null, null));
        Account other = accounts.addUnchecked(soa, account(number + "1", null, null));

        assertThat(accounts.verifyToken(soa, one.id()).reveal()).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(accounts.verifyToken(soa, other.id())).isNotEqualTo(accounts.verifyToken(soa, one.id()));
    }

    @Test
    void theDoorKnowsEveryAccountsVerifyToken() {
        Account account = accounts.addUnchecked(soa, account(number, new Secret("own-token-" + number), APP_SECRET));
        String token = "own-token-" + number;

        assertThat(door.accepts(token, null)).isTrue();
        assertThat(door.accepts(token, account.webhookKey())).isTrue();
        assertThat(door.accepts(token, "another-key")).isFalse();
        assertThat(door.accepts(token + "x", null)).isFalse();
        assertThat(door.accepts("", null)).isFalse();
        assertThat(door.accepts("\u0000" + "x".repeat(100_000), "\u0000".repeat(3)))
                .isFalse();
    }

    @Test
    void theOwnersOfNumbersAreFoundAndUnknownNumbersLeftOut() {
        Account account = accounts.addUnchecked(soa, account(number));
        connect(account.id());

        assertThat(accounts.byPhoneNumberId(List.of(number, "404", number)))
                .isEqualTo(Map.of(number, new AccountRef(soa, account.id(), "8001")));
        assertThat(door.tenantsOf(java.util.Set.of(number, "404"))).isEqualTo(Map.of(number, soa));
        assertThat(accounts.byPhoneNumberId(List.of())).isEmpty();
        assertThat(accounts.byPhoneNumberId(List.of("\u0000", "", "x".repeat(100_000))))
                .isEmpty();
    }

    @Test
    void aNumberThatNobodyHadIsFoundAsSoonAsItIsConnected() {
        assertThat(accounts.byPhoneNumberId(List.of(number))).isEmpty();

        AccountId id = accounts.addUnchecked(soa, account(number)).id();
        assertThat(accounts.byPhoneNumberId(List.of(number))).isEmpty();

        connect(id);
        assertThat(accounts.byPhoneNumberId(List.of(number))).containsKey(number);
    }

    @Test
    void aPauseIsLiftedButAFaultIsNot() {
        AccountId id = accounts.addUnchecked(soa, account(number)).id();
        assertThat(accounts.pause(soa, id, "holidays")).isFalse();
        assertThat(accounts.resume(soa, id)).isFalse();

        connect(id);
        assertThat(accounts.pause(soa, id, "holidays")).isTrue();
        assertThat(accounts.find(soa, id).orElseThrow())
                .matches(account -> account.status() == AccountStatus.PAUSED)
                .matches(account -> "holidays".equals(account.problem()));

        accounts.broken(soa, id, Trouble.TOKEN_INVALID);
        assertThat(accounts.find(soa, id).orElseThrow().status()).isEqualTo(AccountStatus.PAUSED);

        assertThat(accounts.resume(soa, id)).isTrue();
        assertThat(accounts.find(soa, id).orElseThrow()).matches(Account::canSend);
        accounts.broken(soa, id, Trouble.TOKEN_INVALID);
        assertThat(accounts.find(soa, id).orElseThrow().problem()).isEqualTo("token_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1 OR 1=1", "12/../34", "١٢٣", "1\n2", "123456789012345678901234567890123"})
    void whatIsNoIdOfMetasIsNoAccount(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> account(id));
        assertThatIllegalArgumentException().isThrownBy(() -> new NewAccount("Soa", "1", id, TOKEN, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "has a space in it", "línea", "line\r\nbreak: x", "nul\u0000nul"})
    void whatIsNoTokenIsRefusedWithoutBeingRepeated(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewAccount("Soa", "1", "1", new Secret(token), null, null, null))
                .satisfies(e -> assertThat(token.isEmpty() || !e.getMessage().contains(token))
                        .isTrue());
    }

    private void connect(AccountId id) {
        scopes.engine(() -> jdbc.sql("""
                        UPDATE whatsapp_accounts SET status = 'CONNECTED', problem = NULL, proven_at = now() WHERE id = ?
                        """).param(id.value()).update());
    }

    private static NewAccount account(String number) {
        return account(number, VERIFY_TOKEN, APP_SECRET);
    }

    private static NewAccount account(String number, @Nullable Secret verifyToken, @Nullable Secret appSecret) {
        return new NewAccount("Soa", number, "8001", TOKEN, verifyToken, appSecret, null);
    }
}
